/** The command {@code rank}. */
@NullMarked
package org.oomlab.cli.rank;

import org.jspecify.annotations.NullMarked;
