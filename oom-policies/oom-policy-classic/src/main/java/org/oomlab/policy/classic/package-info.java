/** What mainline Linux does in an OOM, by the release's rules. */
@NullMarked
package org.oomlab.policy.classic;

import org.jspecify.annotations.NullMarked;
