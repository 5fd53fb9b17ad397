/** The command that holds a policy to its properties. */
@NullMarked
package org.oomlab.cli.verify;

import org.jspecify.annotations.NullMarked;
