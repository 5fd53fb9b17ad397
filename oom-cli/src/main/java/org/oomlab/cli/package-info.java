/** The shell: start, commands, wiring, errors. */
@NullMarked
package org.oomlab.cli;

import org.jspecify.annotations.NullMarked;
