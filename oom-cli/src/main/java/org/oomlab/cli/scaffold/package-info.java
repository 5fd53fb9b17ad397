/** The command that starts a policy author's project. */
@NullMarked
package org.oomlab.cli.scaffold;

import org.jspecify.annotations.NullMarked;
