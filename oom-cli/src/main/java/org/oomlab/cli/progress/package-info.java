/** A bar on the terminal for work that takes longer than a second. */
@NullMarked
package org.oomlab.cli.progress;

import org.jspecify.annotations.NullMarked;
