/** Options that several commands share. */
@NullMarked
package org.oomlab.cli.option;

import org.jspecify.annotations.NullMarked;
