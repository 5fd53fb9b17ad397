package org.oomlab.linux.kmsg;

import java.util.Optional;
import org.oomlab.linux.text.KernelLine;

/**
 * Two reports printed at once, whose lines name no caller. Kernels print under one lock ({@code
 * oom_lock}, mm/oom_kill.c; up to 4.x a memcg's report could meet the machine's), so that this is
 * rare, and only one case can be decided: a report that begins while the one before prints its task
 * table. Up to the second one's own title, what stands before a table can only be the second's,
 * rows and everything after them only the first's. If the first has told its end by then, both are
 * whole. If not, the rows of two tables of the same columns are mixed, which nothing tells apart.
 * Before the first has its title the blocks about memory could be anybody's as well.
 */
final class Overlap {
  /** Stands for the caller of the second report; no kernel prints it. */
  static final String SECOND = "second";

  private Overlap() {}

  /** Returns whether a report may begin within {@code before} and still be told apart. */
  static boolean isDecidable(Draft before) {
    return before.table.isTitled() && !before.table.isEmpty();
  }

  /** Returns the line with the caller of the report it belongs to. */
  static KernelLine route(LineRule rule, KernelLine line, OpenReports reports) {
    if (!line.caller().isEmpty()) {
      return line;
    }
    Speaker speaker = Speaker.of(line);
    Optional<Draft> second = reports.of(speaker.as(SECOND));
    if (second.isEmpty() || rule instanceof InvocationRule) {
      return line;
    }
    boolean ofFirst = second.get().table.isTitled() ? isLate(rule, second.get()) : isTail(rule);
    return ofFirst && reports.of(speaker).isPresent() ? line : line.withCaller(SECOND);
  }

  /** Returns whether rows of both tables may follow from here on. */
  static boolean isMixed(LineRule rule, KernelLine line, OpenReports reports) {
    Speaker first = Speaker.of(line).as("");
    return isTail(rule)
        && reports.of(first.as(SECOND)).filter(second -> second.table.isTitled()).isPresent()
        && reports.of(first).filter(draft -> !draft.isSealed()).isPresent();
  }

  /** What follows a kill at once, before the second report has a row. */
  private static boolean isLate(LineRule rule, Draft second) {
    boolean consequence =
        rule instanceof GroupRule || rule instanceof SharerRule || rule instanceof KillRule;
    return consequence && second.table.isEmpty();
  }

  private static boolean isTail(LineRule rule) {
    return rule instanceof TaskRowRule
        || rule instanceof SummaryRule
        || rule instanceof DecisionRule
        || rule instanceof KillRule
        || rule instanceof SharerRule
        || rule instanceof GroupRule
        || rule instanceof AlreadyExitingRule
        || rule instanceof NoKillableRule
        || rule instanceof PanicRule;
  }
}
