/** How a policy is described, configured and found. */
@NullMarked
package org.oomlab.api.policy;

import org.jspecify.annotations.NullMarked;
