/** Inputs: decompression, and reading what can be read of a damaged one. */
@NullMarked
package org.oomlab.linux.input;

import org.jspecify.annotations.NullMarked;
