package org.oomlab.core.engine.kernel;

import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.core.rules.EngineRules;

/**
 * The kernel of a simulated machine.
 *
 * @param release whose kernel it is
 * @param engine the release's rules around an OOM
 * @param cgroupVersion the hierarchy of the memory controller
 * @param pageSizeBytes size of a page
 * @param hz ticks a second
 * @param sysctls settings that a policy sees
 * @param recursiveProtection whether cgroup2 is mounted with {@code memory_recursiveprot}
 */
public record Settings(
    KernelRelease release,
    EngineRules engine,
    CgroupVersion cgroupVersion,
    int pageSizeBytes,
    int hz,
    Sysctls sysctls,
    boolean recursiveProtection) {}
