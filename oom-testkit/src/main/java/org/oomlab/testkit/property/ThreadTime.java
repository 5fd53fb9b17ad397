package org.oomlab.testkit.property;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The processor time of the current thread: what other work does to the clock does not count. */
final class ThreadTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ThreadTime() {}

  static long nanos() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
