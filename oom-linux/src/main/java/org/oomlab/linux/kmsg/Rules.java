package org.oomlab.linux.kmsg;

import java.util.List;
import java.util.Optional;

/**
 * Every kind of line there is, in the order in which they are tried. Their texts are described in
 * the rules themselves; the order of lines in a report is, from 5.0 on: invocation, processor line,
 * stack, memcg block or Mem-Info, task table, summary, kill, and some time later the reaper.
 */
final class Rules {
  private static final List<LineRule> ALL =
      List.of(
          new TaskRowRule(),
          new TableTitleRule(),
          new SummaryRule(),
          new InvocationRule(),
          new KillRule(),
          new AlreadyExitingRule(),
          new SharerRule(),
          new DecisionRule(),
          new GroupRule(),
          new ReaperRule(),
          new PanicRule(),
          new NoKillableRule(),
          new BannerRule(),
          new SwapOnRule(),
          new OtherDumpRule(),
          new ProcessorRule(),
          new CpusetRule(),
          new MemcgTaskRule(),
          new MemcgCounterRule(),
          new MemcgStatsRule(),
          new MemInfoTitleRule(),
          new NodeRule(),
          new ZoneRule(),
          new LowmemReserveRule(),
          new BuddyRule(),
          new TotalsRule(),
          new CountersRule(),
          new ElisionRule(),
          new LossRule(),
          new MemcgStatItemRule());

  private Rules() {}

  /** Returns the rule for a text, empty where it is of no kind that matters. */
  static Optional<LineRule> of(String text) {
    for (LineRule rule : ALL) {
      if (rule.matches(text)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }
}
