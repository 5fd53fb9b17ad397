/** Tests of the bar on the terminal. */
@NullMarked
package org.oomlab.cli.progress;

import org.jspecify.annotations.NullMarked;
