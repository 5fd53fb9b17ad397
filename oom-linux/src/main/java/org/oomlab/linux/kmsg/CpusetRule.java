package org.oomlab.linux.kmsg;

import org.oomlab.linux.text.KernelLine;

/**
 * {@code COMM cpuset=NAME mems_allowed=LIST} (2.6.29 to 4.20). ({@code
 * cpuset_print_task_mems_allowed()}, kernel/cpuset.c)
 */
final class CpusetRule implements LineRule {
  private static final String CPUSET = " cpuset=";
  private static final String MEMS = " mems_allowed=";

  @Override
  public boolean matches(String text) {
    int cpuset = text.indexOf(CPUSET);
    return cpuset >= 0 && text.indexOf(MEMS, cpuset) > 0;
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    String text = line.text();
    int mems = text.lastIndexOf(MEMS);
    int cpuset = text.lastIndexOf(CPUSET, mems);
    String list = text.substring(mems + MEMS.length()).strip();
    int blank = list.indexOf(' ');
    assembly.cpuset(
        line,
        text.substring(cpuset + CPUSET.length(), mems),
        blank < 0 ? list : list.substring(0, blank));
  }
}
