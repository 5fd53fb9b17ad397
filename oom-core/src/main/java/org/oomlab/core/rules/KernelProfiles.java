package org.oomlab.core.rules;

import static org.oomlab.api.select.RootBonus.ADJ_LESS_THIRTY;
import static org.oomlab.api.select.RootBonus.NONE;
import static org.oomlab.api.select.ScoreExport.PER_MILLE;
import static org.oomlab.api.select.ScoreExport.SHIFTED_TWO_THIRDS;
import static org.oomlab.api.select.TieBreak.FIRST;
import static org.oomlab.api.select.TieBreak.LAST;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.select.ChildSacrifice;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.RootBonus;
import org.oomlab.api.select.ScoreExport;
import org.oomlab.api.select.TieBreak;

/**
 * The release table: each row holds from its release until the next one. Read in the mainline trees
 * named beside each row; what a vendor's kernel ports back is not in it.
 *
 * <p>Releases before {@link #OLDEST} scored in thousandths of the total or by run time and
 * niceness, and their reports do not show all of it; their rows are not here yet, and {@link
 * #rulesFor} says so instead of guessing.
 */
public final class KernelProfiles {
  /** The first release whose rules are known: scores count pages (oom_badness(), 3.5). */
  public static final KernelRelease OLDEST = KernelRelease.of(3, 5);

  /** The newest release read; a newer one is taken to be like it. */
  public static final KernelRelease NEWEST_READ = KernelRelease.of(6, 18);

  private static final RootBonus THREE_PERCENT = RootBonus.THREE_PERCENT_OF_USAGE;
  private static final ChildSacrifice CHILD = ChildSacrifice.LARGEST_BADNESS;
  private static final ChildSacrifice NO_CHILD = ChildSacrifice.NONE;

  private static final List<KernelRules> TABLE =
      List.of(
          // mm/oom_kill.c, 3.5 to 3.10.4: oom_badness() returns pages, at least 1, and takes 30 off
          // root's oom_score_adj; select_bad_process() keeps the first of equals;
          // oom_kill_process() prefers a child with its own memory.
          row("3.5", ADJ_LESS_THIRTY, true, FIRST, FIRST, CHILD, true, false, false, PER_MILLE),
          // mm/oom_kill.c, 3.14.1 to 4.6.2: oom_badness() takes 3 % of root's own usage.
          row("3.14", THREE_PERCENT, true, FIRST, FIRST, CHILD, true, false, false, PER_MILLE),
          // mm/oom_kill.c, 4.7.4 and 4.8.15: the global walk lets an equal newcomer replace the
          // best, the walk of a memcg (mm/memcontrol.c) does not.
          row("4.7", THREE_PERCENT, true, LAST, FIRST, CHILD, true, false, false, PER_MILLE),
          // mm/oom_kill.c, 4.9 to 4.16.13: one oom_evaluate_task() for both keeps the first leader.
          row("4.9", THREE_PERCENT, true, FIRST, FIRST, CHILD, true, false, false, PER_MILLE),
          // mm/oom_kill.c, 4.17 and 4.18: root is like anybody else.
          row("4.17", NONE, true, FIRST, FIRST, CHILD, true, false, false, PER_MILLE),
          // mm/memcontrol.c, 4.19: mem_cgroup_get_oom_group() appears.
          row("4.19", NONE, true, FIRST, FIRST, CHILD, true, true, false, PER_MILLE),
          // mm/oom_kill.c, between 5.0 and 5.2.1: the child sacrifice is gone, and
          // oom_kill_memcg_member() spares the global init.
          row("5.1", NONE, true, FIRST, FIRST, NO_CHILD, true, true, true, PER_MILLE),
          // mm/oom_kill.c, 5.3.1: oom_evaluate_task() lets an equal newcomer replace the best, and
          // asks for cpusets only outside memcg OOMs (oom_cpuset_eligible()).
          row("5.3", NONE, true, LAST, LAST, NO_CHILD, false, true, true, PER_MILLE),
          // mm/oom_kill.c and fs/proc/base.c, 5.9.1: points are signed, LONG_MIN exempts, and
          // proc_oom_score() shifts and scales.
          row("5.9", NONE, false, LAST, LAST, NO_CHILD, false, true, true, SHIFTED_TWO_THIRDS));

  private KernelProfiles() {}

  /** Returns the whole table, oldest first. */
  public static List<KernelRules> table() {
    return TABLE;
  }

  /** Returns the rules of a release, empty where it is older than {@link #OLDEST}. O(table). */
  public static Optional<KernelRules> rulesFor(KernelRelease release) {
    Optional<KernelRules> found = Optional.empty();
    for (KernelRules rules : TABLE) {
      if (release.compareTo(rules.since()) >= 0) {
        found = Optional.of(rules);
      }
    }
    return found;
  }

  /**
   * Returns every set of rules that held somewhere in a range, oldest first; empty when the range
   * starts before {@link #OLDEST}.
   */
  public static List<KernelRules> rulesWithin(KernelRelease oldest, KernelRelease newest) {
    Optional<KernelRules> first = rulesFor(oldest);
    if (first.isEmpty()) {
      return List.of();
    }
    List<KernelRules> within = new ArrayList<>();
    within.add(first.get());
    for (KernelRules rules : TABLE) {
      if (rules.since().compareTo(first.get().since()) > 0
          && newest.compareTo(rules.since()) >= 0) {
        within.add(rules);
      }
    }
    return List.copyOf(within);
  }

  private static KernelRules row(
      String since,
      RootBonus rootBonus,
      boolean clampsToOne,
      TieBreak tiesGlobal,
      TieBreak tiesMemcg,
      ChildSacrifice childSacrifice,
      boolean numaAppliesToMemcg,
      boolean oomGroup,
      boolean groupSparesInit,
      ScoreExport scoreExport) {
    return new KernelRules(
        KernelRelease.parse(since),
        rootBonus,
        clampsToOne,
        tiesGlobal,
        tiesMemcg,
        childSacrifice,
        numaAppliesToMemcg,
        oomGroup,
        groupSparesInit,
        scoreExport);
  }
}
