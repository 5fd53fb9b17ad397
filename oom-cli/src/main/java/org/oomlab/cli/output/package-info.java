/** Where output goes: standard output or a file, with or without colour. */
@NullMarked
package org.oomlab.cli.output;

import org.jspecify.annotations.NullMarked;
