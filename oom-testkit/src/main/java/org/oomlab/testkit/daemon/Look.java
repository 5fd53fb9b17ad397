package org.oomlab.testkit.daemon;

import java.util.function.Supplier;
import org.oomlab.api.pressure.HostView;
import org.oomlab.api.pressure.Reaction;

/**
 * A look of a daemon.
 *
 * @param number from 1
 * @param host what it saw
 * @param gauge how the memory stood
 * @param reaction what it did
 * @param repeated what it did when asked the same at once
 * @param again asks the same once more, whenever
 * @param elsewhere lets the daemon look at other machines for the first time
 */
record Look(
    int number,
    HostView host,
    Gauge gauge,
    Reaction<?> reaction,
    Reaction<?> repeated,
    Supplier<Reaction<?>> again,
    Runnable elsewhere) {}
