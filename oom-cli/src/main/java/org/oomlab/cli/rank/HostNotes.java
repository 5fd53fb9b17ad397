package org.oomlab.cli.rank;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.core.report.RankedMachine.Source;
import org.oomlab.linux.procfs.HostView;
import org.oomlab.linux.procfs.PidView;

/** What a reader of the host has to know of what it could not see. */
public final class HostNotes {
  private HostNotes() {}

  /** Returns whose processes these are, and what of the host is not seen. */
  public static Source.Live source(HostView view) {
    List<String> notes = new ArrayList<>();
    if (view.view() == PidView.CONTAINER) {
      notes.add(
          "this is a container's view: what runs outside of it is not shown, and can die instead");
    }
    HostView.Unseen unseen = view.unseen();
    if (unseen.hidden()) {
      notes.add("/proc is mounted with hidepid: other users' processes are not shown; try as root");
    }
    if (unseen.denied() > 0) {
      notes.add(processes(unseen.denied()) + " may not be read, and not ranked; try as root");
    }
    if (unseen.malformed() > 0) {
      notes.add(processes(unseen.malformed()) + " left out: its stat cannot be read");
    }
    switch (unseen.memcgSight()) {
      case WHOLE -> {}
      case BELOW ->
          notes.add(
              "the cgroups above this one's are not shown: what memory.oom.group of theirs would"
                  + " take along is not known");
      case NOT_MOUNTED ->
          notes.add(
              "no memory cgroups are mounted here: whom memory.oom.group would take along is not"
                  + " known");
    }
    if (unseen.memcgs() > 0) {
      notes.add(
          (unseen.memcgs() == 1 ? "1 memory cgroup" : unseen.memcgs() + " memory cgroups")
              + " cannot be read, and left out; try as root");
    }
    if (view.machine().sysctls().oomKillAllocatingTask()) {
      notes.add(
          "vm.oom_kill_allocating_task is set: whoever asks for memory dies, whatever its score");
    }
    return new Source.Live(view.view().name(), view.ownPid(), notes);
  }

  private static String processes(int count) {
    return count == 1 ? "1 process" : count + " processes";
  }
}
