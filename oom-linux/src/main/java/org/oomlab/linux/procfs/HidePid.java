package org.oomlab.linux.procfs;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether {@code /proc} leaves out processes of other users: its mount option {@code hidepid}
 * ({@code proc_show_options()}, fs/proc/root.c; numbers up to 5.7, words from 5.8 on). Those who
 * may trace anybody do not feel it, nor, but for {@code ptraceable}, the members of the group that
 * the option {@code gid} names, which is 0 by default ({@code has_pid_permissions()},
 * fs/proc/base.c).
 */
final class HidePid {
  private static final int CAP_SYS_PTRACE = 19;
  private static final int MOUNT_POINT = 4;
  private static final String GROUP = "gid=";

  private HidePid() {}

  static boolean hides(ProcFiles proc) {
    StatusFields self = StatusFields.parse(proc.read("self/status").text());
    if ((self.bits("CapEff") >>> CAP_SYS_PTRACE & 1) == 1) {
      return false;
    }
    Set<String> groups = new HashSet<>(self.words("Gid"));
    groups.addAll(self.words("Groups"));
    return proc.read("self/mountinfo").text().lines().anyMatch(line -> hides(line, groups));
  }

  /** A line has the mount point fifth, and behind a dash the type, the source and the options. */
  private static boolean hides(String line, Set<String> groups) {
    String[] fields = line.split(" ", -1);
    if (!line.contains(" - proc ") || !fields[MOUNT_POINT].equals("/proc")) {
      return false;
    }
    List<String> options = List.of(fields[fields.length - 1].split(",", -1));
    if (options.contains("hidepid=4") || options.contains("hidepid=ptraceable")) {
      return true;
    }
    String group =
        options.stream()
            .filter(option -> option.startsWith(GROUP))
            .map(option -> option.substring(GROUP.length()))
            .findFirst()
            .orElse("0");
    return (options.contains("hidepid=2") || options.contains("hidepid=invisible"))
        && !groups.contains(group);
  }
}
