/** Killers in user space, modelled by what their sources say and what their programs do. */
@NullMarked
package org.oomlab.policy.userspace;

import org.jspecify.annotations.NullMarked;
