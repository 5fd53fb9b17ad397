/** Runs scenarios and tells what came of them. */
@NullMarked
package org.oomlab.cli.simulate;

import org.jspecify.annotations.NullMarked;
