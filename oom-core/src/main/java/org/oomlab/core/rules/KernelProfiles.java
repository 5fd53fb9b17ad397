package org.oomlab.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.select.AllocatingTaskRule;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.ChildSacrifice;
import org.oomlab.api.select.ChildrenTerm;
import org.oomlab.api.select.ConstrainedRule;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.MemcgTotalRule;
import org.oomlab.api.select.NodePages;
import org.oomlab.api.select.NumaRule;
import org.oomlab.api.select.OriginRule;
import org.oomlab.api.select.PageTableTerm;
import org.oomlab.api.select.PanicRule;
import org.oomlab.api.select.Protection;
import org.oomlab.api.select.RootBonus;
import org.oomlab.api.select.ScoreExport;
import org.oomlab.api.select.SharersRule;
import org.oomlab.api.select.TieBreak;

/**
 * The release table: each row states what its release changed and holds until the next one. Read in
 * the mainline trees named beside each row; what a vendor's kernel ports back is not in it. A row
 * begins at the first tree in which its rule was read, so that a release between two trees read has
 * the rules of the older one. Where no file is named, it is mm/oom_kill.c.
 */
public final class KernelProfiles {
  /** The first release whose rules are known; 2.4 scored otherwise and is left out. */
  public static final KernelRelease OLDEST = KernelRelease.parse("2.6.0");

  /** The newest release read; a newer one is taken to be like it. */
  public static final KernelRelease NEWEST_READ = KernelRelease.of(6, 18);

  /** Read in 2.6.11: badness(), select_bad_process(), oom_kill_process(), oom_kill_task(). */
  private static final List<KernelRules> TABLE =
      RulesDraft.startingAt(OLDEST)
          // Read in 2.6.20: badness() halves children and divides by eight for other nodes,
          // out_of_memory() knows panic_on_oom and kills current where nodes are short,
          // select_bad_process() knows oom_adj -17, and oom_kill_task() tests and signals the
          // victim where it means the sharer.
          .from("2.6.20")
          .children(ChildrenTerm.HALF_AND_ONE)
          .protection(Protection.OOM_ADJ)
          .numa(NumaRule.DIVIDES_BY_EIGHT)
          .origin(OriginRule.HIGHEST_SCORE)
          .panicOnOom(PanicRule.SPARES_MEMCG)
          .constrained(ConstrainedRule.KILLS_CURRENT)
          .sharers(SharersRule.SPARED)
          // Read in 2.6.24: badness() raises 0 to 1 before a positive oom_adj shifts it,
          // oom_kill_task() fails for a sharer with -17, out_of_memory() knows
          // oom_kill_allocating_task.
          .from("2.6.24")
          .oomAdjRaisesZero(true)
          .allocatingTask(AllocatingTaskRule.SPARES_PROTECTED)
          .constrained(ConstrainedRule.POLICY_KILLS_CURRENT)
          .sharers(SharersRule.PROTECTED_FAILS_KILL)
          // Read in 2.6.29: badness() asks for CAP_SYS_ADMIN or CAP_SYS_RESOURCE, not for user ids.
          .from("2.6.29")
          .rootBonus(RootBonus.QUARTER_FOR_ADMIN_OR_RESOURCE)
          // Read in 2.6.32.67: oom_kill_task() leaves sharers alone.
          .from("2.6.32")
          .sharers(SharersRule.SPARED)
          // Read in 2.6.35.6: mem_cgroup_out_of_memory() panics at panic_on_oom 2 as well.
          .from("2.6.35")
          .panicOnOom(PanicRule.ALL)
          // Read in 2.6.36: oom_badness() in thousandths, oom_score_adj, oom_unkillable_task();
          // out_of_memory() lets a dying current go first; oom_kill_process() compares children.
          // mm/memcontrol.c mem_cgroup_get_limit() mixes bytes and pages.
          .from("2.6.36")
          .formula(BadnessFormula.PER_MILLE_CUT_TO_INT)
          .children(ChildrenTerm.NONE)
          .oomAdjRaisesZero(false)
          .rootBonus(RootBonus.THIRTY_PER_MILLE)
          .clampsToOne(true)
          .protection(Protection.OOM_SCORE_ADJ)
          .numa(NumaRule.EXEMPTS)
          .origin(OriginRule.SCORE_1000)
          .constrained(ConstrainedRule.SCORED)
          .exitingCurrentFirst(true)
          .childSacrifice(ChildSacrifice.LARGEST_BADNESS_ANY_MEMORY)
          // Read in 2.6.37: mm->oom_disable_count in oom_badness(); oom_kill_task() kills sharers.
          .from("2.6.37")
          .protection(Protection.OOM_SCORE_ADJ_OF_ANY_SHARER)
          .sharers(SharersRule.KILLED)
          // Read in 2.6.39.4: oom_badness() adds nr_ptes, in an int; oom_kill_process() asks for
          // children with another mm. mm/memcontrol.c mem_cgroup_get_limit() in bytes throughout.
          .from("2.6.39")
          .formula(BadnessFormula.PER_MILLE_INT)
          .pageTables(PageTableTerm.PTES)
          .childSacrifice(ChildSacrifice.LARGEST_BADNESS)
          .memcgTotal(MemcgTotalRule.LIMIT_AND_SWAP)
          // Read in 3.2.71: oom_badness() in a long and without the count of protected sharers,
          // test_set_oom_score_adj(), oom_kill_process() spares protected sharers; out_of_memory()
          // offers current unasked. (Its root bonus of 3 % is a stable backport, and not taken.)
          .from("3.2")
          .formula(BadnessFormula.PER_MILLE)
          .protection(Protection.OOM_SCORE_ADJ)
          .origin(OriginRule.ADJ_1000)
          .allocatingTask(AllocatingTaskRule.OFFERS_PROTECTED)
          .sharers(SharersRule.PROTECTED_SPARED)
          // Read in 3.4.39: out_of_memory() has force_kill for SysRq.
          .from("3.4")
          .sysrqPassesVictims(true)
          // Read in 3.5: oom_badness() in pages, at least 1, and 30 off root's oom_score_adj;
          // fs/proc/base.c proc_oom_score() in thousandths.
          .from("3.5")
          .formula(BadnessFormula.PAGES)
          .rootBonus(RootBonus.ADJ_LESS_THIRTY)
          .export(ScoreExport.PER_MILLE)
          // Read in 3.6.5: out_of_memory() passes over a protected current.
          .from("3.6")
          .allocatingTask(AllocatingTaskRule.SPARES_PROTECTED)
          // Read in 3.8.13: oom_task_origin() before the score; mm/memcontrol.c
          // mem_cgroup_get_limit() asks for swappiness.
          .from("3.8")
          .origin(OriginRule.CHOSEN)
          .memcgTotal(MemcgTotalRule.SWAPPINESS)
          // Read in 3.14.1: oom_badness() takes 3 % of root's own usage; select_bad_process() and
          // mm/memcontrol.c mem_cgroup_out_of_memory() keep a best that is a leader.
          .from("3.14")
          .rootBonus(RootBonus.THREE_PERCENT_OF_USAGE)
          .ties(TieBreak.FIRST_LEADER, TieBreak.FIRST_LEADER)
          // Read in 4.0.5: oom_badness() adds nr_pmds.
          .from("4.0")
          .pageTables(PageTableTerm.PTES_AND_PMDS)
          // Read in 4.3: check_panic_on_oom() and out_of_memory() spare SysRq.
          .from("4.3")
          .sysrqPanics(false)
          // Read in 4.4.155: oom_kill_process() spares an init that shares.
          .from("4.4")
          .sharers(SharersRule.PROTECTED_AND_INIT_SPARED)
          // Read in 4.5: mm/memcontrol.c mem_cgroup_get_limit() knows memory.swap.max.
          .from("4.5")
          .memcgTotal(MemcgTotalRule.SWAP_MAX)
          // Read in 4.6.2: oom_reap_task() takes a reaped victim out (by its oom_score_adj, from
          // 4.7 by a mark on its memory); oom_scan_process_thread() no longer asks who is exiting.
          .from("4.6")
          .reaped(true)
          .exitingEndsIt(false)
          // Read in 4.7.4 and 4.8.15: select_bad_process() lets an equal newcomer replace the best.
          .from("4.7")
          .ties(TieBreak.LAST, TieBreak.FIRST_LEADER)
          // Read in 4.8.15: oom_badness() passes over in_vfork(); oom_kill_process() kills
          // protected sharers; task_will_free_mem() asks all who share.
          .from("4.8")
          .vfork(true)
          .sharers(SharersRule.INIT_SPARED)
          // Read in 4.9 to 4.16.13: one oom_evaluate_task() for both keeps the first leader.
          .from("4.9")
          .ties(TieBreak.FIRST, TieBreak.FIRST_LEADER)
          // Read in 4.15.18: oom_badness() adds mm_pgtables_bytes().
          .from("4.15")
          .pageTables(PageTableTerm.BYTES)
          // Read in 4.17 and 4.18: in oom_badness() root is like anybody else.
          .from("4.17")
          .rootBonus(RootBonus.NONE)
          // Read in 4.19: mm/memcontrol.c mem_cgroup_get_oom_group().
          .from("4.19")
          .oomGroup(true)
          // Between 5.0 and 5.2.1: the child sacrifice of oom_kill_process() is gone, and
          // oom_kill_memcg_member() spares the global init.
          .from("5.1")
          .childSacrifice(ChildSacrifice.NONE)
          .groupSparesInit(true)
          // Read in 5.3.1: oom_evaluate_task() lets an equal newcomer replace the best, and asks
          // for cpusets only outside memcg OOMs (oom_cpuset_eligible()).
          .from("5.3")
          .ties(TieBreak.LAST, TieBreak.LAST)
          .numa(NumaRule.EXEMPTS_OUTSIDE_MEMCG)
          // Read in 5.4.18: constrained_alloc() adds up present pages.
          .from("5.4")
          .nodePages(NodePages.PRESENT)
          // Read in 5.9.1: oom_badness() is signed, LONG_MIN exempts; fs/proc/base.c
          // proc_oom_score() shifts and scales.
          .from("5.9")
          .clampsToOne(false)
          .export(ScoreExport.SHIFTED_TWO_THIRDS)
          .table();

  private KernelProfiles() {}

  /** Returns whether a release is of a series newer than the newest one read. */
  public static boolean isNewerThanRead(KernelRelease release) {
    return release.isAtLeast(NEWEST_READ.major(), NEWEST_READ.minor() + 1);
  }

  /** Returns the whole table, oldest first. */
  public static List<KernelRules> table() {
    return TABLE;
  }

  /**
   * Returns the switches that a row of the table sets otherwise than the row before, by name; all
   * of them for the first row.
   */
  public static SequencedMap<String, String> changes(KernelRules row) {
    SequencedMap<String, String> changes = row.switches();
    int index = TABLE.indexOf(row);
    if (index > 0) {
      changes.entrySet().removeAll(TABLE.get(index - 1).switches().entrySet());
    }
    return changes;
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
}
