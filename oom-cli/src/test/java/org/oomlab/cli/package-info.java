/** The command line, driven in process. */
@NullMarked
package org.oomlab.cli;

import org.jspecify.annotations.NullMarked;
