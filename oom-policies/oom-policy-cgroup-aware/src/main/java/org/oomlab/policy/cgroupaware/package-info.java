/** The cgroup-aware victim selection proposed for Linux in 2017. */
@NullMarked
package org.oomlab.policy.cgroupaware;

import org.jspecify.annotations.NullMarked;
