/** The command {@code explain}: reports in logs, told to a person. */
@NullMarked
package org.oomlab.cli.explain;

import org.jspecify.annotations.NullMarked;
