package org.oomlab.testkit.writer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.task.TaskSnapshot;

/** What is printed and how; the little sums that several blocks need. */
record Scene(Incident incident, ReportLayout layout, Set<Aside> asides) {
  Scene {
    asides = Set.copyOf(asides);
  }

  /** Returns whether a line is asked for that the release knows. */
  boolean has(Aside aside, int major, int minor) {
    return asides.contains(aside) && layout.release().isAtLeast(major, minor);
  }

  /** Returns whether the process chosen was gone before it could be killed; told from 5.9 on. */
  boolean victimGone() {
    return incident.actual().outcome() == Outcome.UNKNOWN
        && incident.actual().chosenPid() > 0
        && layout.release().isAtLeast(5, 9);
  }

  /** Returns pages as kilobytes. */
  long kilobytes(long pages) {
    return pages * (incident.machine().pageSizeBytes() / 1024);
  }

  /** Returns the row of a process, empty where the table has none. */
  Optional<TaskSnapshot> task(int pid) {
    return incident.machine().tasks().stream().filter(task -> task.pid() == pid).findFirst();
  }

  /** Returns the nodes allowed as the kernel lists them, {@code 0-1,4}. */
  String nodeList() {
    List<Integer> ids = incident.machine().nodes().stream().map(NodeMemory::id).sorted().toList();
    if (ids.isEmpty()) {
      return "0";
    }
    StringBuilder list = new StringBuilder();
    int from = 0;
    while (from < ids.size()) {
      int to = from;
      while (to + 1 < ids.size() && ids.get(to + 1) == ids.get(to) + 1) {
        to++;
      }
      list.append(list.isEmpty() ? "" : ",").append(ids.get(from));
      list.append(to > from ? "-" + ids.get(to) : "");
      from = to + 1;
    }
    return list.toString();
  }

  /** Returns the nodes the allocation itself named. */
  String nodemask() {
    return incident.constraint() == OomConstraint.MEMORY_POLICY ? nodeList() : "(null)";
  }

  boolean isMemcg() {
    return incident.constraint() == OomConstraint.MEMCG;
  }

  boolean killed() {
    return incident.actual().outcome() == Outcome.KILLED;
  }

  /** Returns the words that begin a decision or a kill. */
  String reason() {
    if (isMemcg()) {
      return "Memory cgroup out of memory";
    }
    if (layout.kill().oldReasons() && incident.constraint() == OomConstraint.MEMORY_POLICY) {
      return "No available memory (MPOL_BIND)";
    }
    if (layout.kill().cpusetReason() && incident.constraint() == OomConstraint.CPUSET) {
      return "No available memory in cpuset";
    }
    return incident.mode().allocatingTask()
        ? "Out of memory (oom_kill_allocating_task)"
        : "Out of memory";
  }

  /** Returns lines as one message. */
  static String message(List<String> lines) {
    return lines.stream().collect(Collectors.joining("\n"));
  }
}
