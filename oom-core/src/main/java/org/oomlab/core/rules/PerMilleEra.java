package org.oomlab.core.rules;

import static org.oomlab.core.rules.RulesDraft.MEMCONTROL;
import static org.oomlab.core.rules.RulesDraft.OOM_KILL;

import org.oomlab.api.select.AllocatingTaskRule;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.ChildSacrifice;
import org.oomlab.api.select.ChildrenTerm;
import org.oomlab.api.select.ConstrainedRule;
import org.oomlab.api.select.ExitingCurrentRule;
import org.oomlab.api.select.ExportExemption;
import org.oomlab.api.select.MemcgTotalRule;
import org.oomlab.api.select.NumaRule;
import org.oomlab.api.select.OriginRule;
import org.oomlab.api.select.PageTableTerm;
import org.oomlab.api.select.Protection;
import org.oomlab.api.select.RootBonus;
import org.oomlab.api.select.SharersRule;
import org.oomlab.api.select.WaitRule;

/** 2.6.36 to 3.4: resident memory and swap in thousandths of the total. */
final class PerMilleEra {
  private PerMilleEra() {}

  static RulesDraft addTo(RulesDraft draft) {
    return from32(from30(rewrite(draft)));
  }

  private static RulesDraft rewrite(RulesDraft draft) {
    return draft
        .from("2.6.36")
        .read(
            OOM_KILL,
            "oom_badness, oom_unkillable_task, has_intersects_mems_allowed",
            "2.6.36 to 2.6.38",
            "2.6.35.6",
            "the rewrite: thousandths of the total, oom_score_adj, 30 for root, other nodes exempt")
        .formula(BadnessFormula.PER_MILLE_CUT_TO_INT)
        .children(ChildrenTerm.NONE)
        .oomAdjRaisesZero(false)
        .rootBonus(RootBonus.THIRTY_PER_MILLE)
        .clampsToOne(true)
        .exportExemption(ExportExemption.PASSED_OVER)
        .protection(Protection.OOM_SCORE_ADJ)
        .numa(NumaRule.EXEMPTS)
        .origin(OriginRule.SCORE_1000)
        .read(
            OOM_KILL,
            "out_of_memory, select_bad_process, oom_kill_process",
            "2.6.36 to 2.6.38",
            "2.6.35.6",
            "an allocating task with a fatal signal pending goes first but in a memcg, a protected"
                + " one is not offered; constrained OOMs are scored; victims are waited for without"
                + " memory too; of the children that of the largest badness dies")
        .exitingCurrent(ExitingCurrentRule.SIGNALLED_OUTSIDE_MEMCG)
        .allocatingTask(AllocatingTaskRule.SPARES_PROTECTED)
        .constrained(ConstrainedRule.SCORED)
        .waitsFor(WaitRule.VICTIMS_AND_EXITING)
        .childSacrifice(ChildSacrifice.LARGEST_BADNESS_ANY_MEMORY)
        .from("2.6.37")
        .read(
            OOM_KILL,
            "oom_badness, oom_kill_task",
            "2.6.37 to 3.1.3",
            "2.6.36",
            "one protected sharer exempts all that share (oom_disable_count); sharers die")
        .protection(Protection.OOM_SCORE_ADJ_OF_ANY_SHARER)
        .sharers(SharersRule.KILLED)
        .from("2.6.38")
        .read(
            MEMCONTROL,
            "mem_cgroup_get_limit",
            "2.6.38 to 3.6.5",
            "2.6.37",
            "the swap is added in bytes as the limit is")
        .memcgTotal(MemcgTotalRule.LIMIT_AND_SWAP)
        .from("2.6.39")
        .read(
            OOM_KILL,
            "oom_badness, oom_kill_process",
            "2.6.39.4 to 3.1.3",
            "2.6.38",
            "page tables count, in an int; a child on its parent's memory is not sacrificed")
        .formula(BadnessFormula.PER_MILLE_INT)
        .pageTables(PageTableTerm.PTES)
        .childSacrifice(ChildSacrifice.LARGEST_BADNESS)
        .read(
            OOM_KILL,
            "mem_cgroup_out_of_memory",
            "2.6.39.4 to 3.1.3",
            "2.6.38",
            "an allocating task with a fatal signal pending goes first in a memcg too")
        .exitingCurrent(ExitingCurrentRule.SIGNALLED);
  }

  private static RulesDraft from30(RulesDraft draft) {
    return draft
        .from("3.0")
        .read(
            "mm/swapfile.c",
            "sys_swapoff",
            "3.0.1 to 3.7.2",
            "2.6.38",
            "oom_score_adj is 1000 meanwhile, by test_set_oom_score_adj()")
        .read("mm/ksm.c", "run_store", "3.0.1 to 3.7.2", "2.6.38", "the same")
        .origin(OriginRule.ADJ_1000)
        .from("3.0.16")
        .read(
            OOM_KILL,
            "oom_badness",
            "3.0.27 to 3.0.50",
            "3.0.1",
            "stable: the score in a long (by the changelog of 3.0.16)")
        .formula(BadnessFormula.PER_MILLE)
        .from("3.1")
        .read(OOM_KILL, "oom_badness", "3.1.3", "3.0.50", "the score in an int, as in 3.0")
        .formula(BadnessFormula.PER_MILLE_INT)
        .from("3.1.10")
        .read(OOM_KILL, "oom_badness", "3.1.10", "3.1.3", "stable: the score in a long")
        .formula(BadnessFormula.PER_MILLE);
  }

  private static RulesDraft from32(RulesDraft draft) {
    return draft
        .from("3.2")
        .read(
            OOM_KILL,
            "oom_badness, oom_kill_task, out_of_memory",
            "3.2.0 to 3.4.39",
            "3.1.3",
            "the score in a long; protection each for itself, and protected sharers live; a"
                + " protected allocating task is offered")
        .protection(Protection.OOM_SCORE_ADJ)
        .allocatingTask(AllocatingTaskRule.OFFERS_PROTECTED)
        .sharers(SharersRule.PROTECTED_SPARED)
        .from("3.2.71")
        .read(OOM_KILL, "oom_badness", "3.2.71", "3.2.23", "stable: 3 % off root's thousandths")
        .rootBonus(RootBonus.THREE_PERCENT_OF_USAGE)
        .read(
            MEMCONTROL,
            "mem_cgroup_get_limit",
            "3.2.71",
            "3.2.0",
            "stable: swap does not count where the swappiness is 0")
        .memcgTotal(MemcgTotalRule.SWAPPINESS)
        .from("3.3")
        .read(OOM_KILL, "oom_badness", "3.3.8", "3.2.71", "30 for root, as in 3.2")
        .rootBonus(RootBonus.THIRTY_PER_MILLE)
        .read(MEMCONTROL, "mem_cgroup_get_limit", "3.3.8", "3.2.71", "swap counts, as in 3.2")
        .memcgTotal(MemcgTotalRule.LIMIT_AND_SWAP)
        .from("3.4")
        .read(
            OOM_KILL,
            "out_of_memory, select_bad_process",
            "3.4.39 to 3.5",
            "3.2.71",
            "SysRq-f waits for nobody (force_kill)")
        .sysrqPassesVictims(true)
        .from("3.4.68")
        .read(
            MEMCONTROL,
            "mem_cgroup_get_limit",
            "3.4.68 to 3.4.108",
            "3.3.8",
            "stable: swap does not count where the swappiness is 0")
        .memcgTotal(MemcgTotalRule.SWAPPINESS)
        .read(
            OOM_KILL,
            "out_of_memory, mem_cgroup_out_of_memory",
            "3.4.68",
            "3.4.39",
            "stable: an exiting allocating task goes first too")
        .exitingCurrent(ExitingCurrentRule.FIRST)
        .from("3.4.108")
        .read(
            OOM_KILL,
            "out_of_memory",
            "3.4.108",
            "3.4.68",
            "stable: outside memcgs by its signal alone again")
        .exitingCurrent(ExitingCurrentRule.FIRST_IN_MEMCG);
  }
}
