/** The same situations under several policies: who dies, what that frees, where they part. */
@NullMarked
package org.oomlab.core.compare;

import org.jspecify.annotations.NullMarked;
