/** The kernel's score of a process, integer-exact. */
@NullMarked
package org.oomlab.core.badness;

import org.jspecify.annotations.NullMarked;
