/** The simulator's side of kernel-lab/predict. */
@NullMarked
package org.oomlab.cli.predict;

import org.jspecify.annotations.NullMarked;
