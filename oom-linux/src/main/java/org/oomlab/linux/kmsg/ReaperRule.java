package org.oomlab.linux.kmsg;

import java.util.List;
import org.oomlab.linux.text.KernelLine;

/**
 * {@code oom_reaper: reaped process PID (COMM), now anon-rss:..} and {@code oom_reaper: unable to
 * reap pid:PID (COMM)} (4.6 and later). ({@code oom_reap_task()}, mm/oom_kill.c)
 */
final class ReaperRule implements LineRule {
  private static final String REAPED = "reaped process ";

  @Override
  public boolean matches(String text) {
    return text.contains("oom_reaper: ");
  }

  @Override
  public boolean goesOn(String text, String next, List<String> columns) {
    return next.startsWith("anon-rss:")
        || next.startsWith("file-rss:")
        || next.startsWith("shmem-rss:")
        || (next.startsWith("(") && text.indexOf('(') < 0);
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    boolean reaped = line.text().contains(REAPED);
    String after = reaped ? "), now" : ")";
    NamedProcessRule.read(line, reaped ? REAPED : "pid:", after)
        .ifPresent(
            process ->
                assembly.reaper(
                    line,
                    new ReaperLine(
                        line.number(),
                        process.pid(),
                        process.comm(),
                        reaped,
                        Items.read(line.text(), Math.max(0, line.text().lastIndexOf(after))))));
  }
}
