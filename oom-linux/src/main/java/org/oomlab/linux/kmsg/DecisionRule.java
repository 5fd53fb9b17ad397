package org.oomlab.linux.kmsg;

import java.util.List;
import org.oomlab.linux.text.Cursor;
import org.oomlab.linux.text.KernelLine;

/**
 * {@code MESSAGE: Kill process PID (COMM) score N or sacrifice child} (2.6.20 to 5.0; up to 2.6.35
 * "kill process ... or a child"). ({@code oom_kill_process()}, mm/oom_kill.c)
 */
final class DecisionRule implements LineRule {
  private static final String KILL = "ill process ";
  private static final String SCORE = ") score ";

  @Override
  public boolean matches(String text) {
    int at = text.indexOf(KILL);
    return at > 0
        && (text.charAt(at - 1) == 'K' || text.charAt(at - 1) == 'k')
        && text.indexOf(": ") > 0
        && text.indexOf(": ") < at;
  }

  @Override
  public boolean goesOn(String text, String next, List<String> columns) {
    return !text.contains(SCORE)
        ? next.startsWith("score ") || next.contains(SCORE)
        : next.startsWith("sacrifice") || next.startsWith("child") || next.startsWith("or ");
  }

  @Override
  public void apply(KernelLine line, Assembly assembly) {
    String text = line.text();
    int at = text.indexOf(KILL);
    Cursor cursor = new Cursor(text, at + KILL.length());
    long pid = cursor.takeNumber().orElse(0);
    int open = text.indexOf('(', cursor.position());
    int score = text.lastIndexOf(SCORE);
    if (pid <= 0 || pid > Integer.MAX_VALUE || open < 0 || score < open) {
      return;
    }
    assembly.decision(
        line,
        new DecisionLine(
            line.number(),
            text.substring(0, text.lastIndexOf(": ", at)).strip(),
            (int) pid,
            text.substring(open + 1, score),
            new Cursor(text, score + SCORE.length()).takeNumber().orElse(0)));
  }
}
