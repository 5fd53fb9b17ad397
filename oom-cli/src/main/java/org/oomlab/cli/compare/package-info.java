/** The command {@code compare}: the same situations under several policies. */
@NullMarked
package org.oomlab.cli.compare;

import org.jspecify.annotations.NullMarked;
