/** Fixtures of this module's tests. */
@NullMarked
package org.oomlab.core;

import org.jspecify.annotations.NullMarked;
