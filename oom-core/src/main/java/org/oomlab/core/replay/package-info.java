/** A reported OOM decided again, and held against what the kernel did. */
@NullMarked
package org.oomlab.core.replay;

import org.jspecify.annotations.NullMarked;
