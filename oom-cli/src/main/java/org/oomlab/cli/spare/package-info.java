/** The command {@code spare}: what would have saved a process. */
@NullMarked
package org.oomlab.cli.spare;

import org.jspecify.annotations.NullMarked;
