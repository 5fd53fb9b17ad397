/** Inputs: finding files, and telling what they are. */
@NullMarked
package org.oomlab.cli.input;

import org.jspecify.annotations.NullMarked;
