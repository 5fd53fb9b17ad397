/** Broken policies, each with one bug that the invariants must find. */
@NullMarked
package org.oomlab.testkit.mutant;

import org.jspecify.annotations.NullMarked;
