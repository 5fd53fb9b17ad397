/** The command that keeps the live host for later. */
@NullMarked
package org.oomlab.cli.snapshot;

import org.jspecify.annotations.NullMarked;
