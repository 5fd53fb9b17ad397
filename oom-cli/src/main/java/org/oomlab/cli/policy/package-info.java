/** Policies as the command line finds, runs and guards them. */
@NullMarked
package org.oomlab.cli.policy;

import org.jspecify.annotations.NullMarked;
