@NullMarked
package org.oomlab.core.spare;

import org.jspecify.annotations.NullMarked;
