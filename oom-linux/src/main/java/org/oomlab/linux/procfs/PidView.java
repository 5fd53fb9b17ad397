package org.oomlab.linux.procfs;

/** Whose processes a {@code /proc} shows. */
public enum PidView {
  /** All of the machine: the initial pid namespace, whose pid 1 no OOM kills. */
  HOST,
  /** Those of a container, whose pid 1 is a process like any other to the kernel. */
  CONTAINER;

  /** {@code PROC_PID_INIT_INO}, include/linux/proc_ns.h (3.8 to 6.18): the same on every boot. */
  private static final String INITIAL = "pid:[4026531836]";

  private static final String KTHREADD = "2/stat";

  /**
   * Returns the view. The tree's own pid 1 tells it best, which only root may ask; a host's tree
   * that is mounted in a container is told so. Releases before 3.8 name no namespaces: there the
   * father of all kernel threads shows a host.
   */
  static PidView of(ProcFiles proc) {
    for (String link : new String[] {"1/ns/pid", "self/ns/pid"}) {
      String namespace = proc.link(link).text();
      if (!namespace.isEmpty()) {
        return namespace.equals(INITIAL) ? HOST : CONTAINER;
      }
    }
    boolean host =
        StatLine.parse(proc.read(KTHREADD).text()).filter(StatLine::isKernelThread).isPresent();
    return host ? HOST : CONTAINER;
  }
}
