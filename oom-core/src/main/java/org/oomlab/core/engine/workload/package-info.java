/** The processes of a scenario: what they hold, touch, compute and fork, and who restarts them. */
@NullMarked
package org.oomlab.core.engine.workload;

import org.jspecify.annotations.NullMarked;
