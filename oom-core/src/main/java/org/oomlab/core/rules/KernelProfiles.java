package org.oomlab.core.rules;

import static org.oomlab.api.select.ChildSacrifice.LARGEST_BADNESS;
import static org.oomlab.api.select.ScoreExport.PER_MILLE;
import static org.oomlab.api.select.ScoreExport.SHIFTED_TWO_THIRDS;
import static org.oomlab.api.select.TieBreak.FIRST;
import static org.oomlab.api.select.TieBreak.LAST;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oomlab.api.memory.KernelRelease;
import org.oomlab.api.select.ChildSacrifice;
import org.oomlab.api.select.KernelRules;

/**
 * The release table: each row holds from its release until the next one. Read in the mainline trees
 * named beside each row; what a vendor's kernel ports back is not in it.
 *
 * <p>Releases before {@link #OLDEST} scored root's processes with a discount and counted page
 * tables otherwise; their rows are not here yet, and {@link #rulesFor} says so instead of guessing.
 */
public final class KernelProfiles {
  /** The first release whose rules are known: the root bonus is gone (oom_badness(), 4.17). */
  public static final KernelRelease OLDEST = KernelRelease.of(4, 17);

  /** The newest release read; a newer one is taken to be like it. */
  public static final KernelRelease NEWEST_READ = KernelRelease.of(6, 18);

  private static final ChildSacrifice NO_CHILD = ChildSacrifice.NONE;

  private static final List<KernelRules> TABLE =
      List.of(
          // mm/oom_kill.c, 4.17 and 4.18: oom_badness() returns at least 1; select_bad_process()
          // keeps the first of equals; oom_kill_process() prefers a child with its own memory.
          new KernelRules(
              KernelRelease.of(4, 17),
              true,
              FIRST,
              FIRST,
              LARGEST_BADNESS,
              true,
              false,
              false,
              PER_MILLE),
          // mm/memcontrol.c, 4.19: mem_cgroup_get_oom_group() appears.
          new KernelRules(
              KernelRelease.of(4, 19),
              true,
              FIRST,
              FIRST,
              LARGEST_BADNESS,
              true,
              true,
              false,
              PER_MILLE),
          // mm/oom_kill.c, between 5.0 and 5.2.1: the child sacrifice is gone, and
          // oom_kill_memcg_member() spares the global init.
          new KernelRules(
              KernelRelease.of(5, 1), true, FIRST, FIRST, NO_CHILD, true, true, true, PER_MILLE),
          // mm/oom_kill.c, 5.3.1: oom_evaluate_task() lets an equal newcomer replace the best, and
          // asks for cpusets only outside memcg OOMs (oom_cpuset_eligible()).
          new KernelRules(
              KernelRelease.of(5, 3), true, LAST, LAST, NO_CHILD, false, true, true, PER_MILLE),
          // mm/oom_kill.c and fs/proc/base.c, 5.9.1: points are signed, LONG_MIN exempts, and
          // proc_oom_score() shifts and scales.
          new KernelRules(
              KernelRelease.of(5, 9),
              false,
              LAST,
              LAST,
              NO_CHILD,
              false,
              true,
              true,
              SHIFTED_TWO_THIRDS));

  private KernelProfiles() {}

  /** Returns the whole table, oldest first. */
  public static List<KernelRules> table() {
    return TABLE;
  }

  /** Returns the rules of a release, empty where it is older than {@link #OLDEST}. O(table). */
  public static Optional<KernelRules> rulesFor(KernelRelease release) {
    Optional<KernelRules> found = Optional.empty();
    for (KernelRules rules : TABLE) {
      if (release.isAtLeast(rules.since().major(), rules.since().minor())) {
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
          && newest.isAtLeast(rules.since().major(), rules.since().minor())) {
        within.add(rules);
      }
    }
    return List.copyOf(within);
  }
}
