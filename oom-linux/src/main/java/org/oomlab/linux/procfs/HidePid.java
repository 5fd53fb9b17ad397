package org.oomlab.linux.procfs;

/**
 * Whether {@code /proc} leaves out processes of other users: its mount option {@code hidepid}
 * ({@code proc_show_options()}, fs/proc/root.c; numbers up to 5.7, words from 5.8 on), which those
 * who may trace anybody do not feel ({@code has_pid_permissions()}, fs/proc/base.c).
 */
final class HidePid {
  private static final String OPTION = "hidepid=";
  private static final int CAP_SYS_PTRACE = 19;

  private HidePid() {}

  static boolean hides(ProcFiles proc) {
    long capabilities = StatusFields.parse(proc.read("self/status").text()).bits("CapEff");
    if ((capabilities >>> CAP_SYS_PTRACE & 1) == 1) {
      return false;
    }
    return proc.read("self/mountinfo").text().lines().anyMatch(HidePid::isHiding);
  }

  /** A line has the mount point fifth, and behind a dash the type, the source and the options. */
  private static boolean isHiding(String line) {
    int dash = line.indexOf(" - proc ");
    String[] fields = line.split(" ", -1);
    if (dash < 0 || fields.length < 5 || !fields[4].equals("/proc")) {
      return false;
    }
    for (String option : line.substring(line.lastIndexOf(' ') + 1).split(",", -1)) {
      if (option.startsWith(OPTION)) {
        return switch (option.substring(OPTION.length())) {
          case "2", "4", "invisible", "ptraceable" -> true;
          default -> false;
        };
      }
    }
    return false;
  }
}
