/** Tests of the command {@code rank}, and of the scores that {@code /proc} shows. */
@NullMarked
package org.oomlab.cli.rank;

import org.jspecify.annotations.NullMarked;
