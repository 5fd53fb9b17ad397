package org.oomlab.core.rules;

import static org.oomlab.core.rules.RulesDraft.MEMCONTROL;
import static org.oomlab.core.rules.RulesDraft.OOM_KILL;
import static org.oomlab.core.rules.RulesDraft.PROC_BASE;

import org.oomlab.api.select.AllocatingTaskRule;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.ExitingCurrentRule;
import org.oomlab.api.select.MemcgTotalRule;
import org.oomlab.api.select.OriginRule;
import org.oomlab.api.select.PageTableTerm;
import org.oomlab.api.select.RootBonus;
import org.oomlab.api.select.ScoreExport;
import org.oomlab.api.select.SharersRule;
import org.oomlab.api.select.TieBreak;
import org.oomlab.api.select.WaitRule;

/** 3.5 to 4.16: the score in pages, with root favoured in one way or another. */
final class PagesEra {
  private PagesEra() {}

  static RulesDraft addTo(RulesDraft draft) {
    return from46(to45(from310(to3(draft))));
  }

  private static RulesDraft to3(RulesDraft draft) {
    return draft
        .from("3.5")
        .read(
            OOM_KILL,
            "oom_badness",
            "3.5 to 3.10.4",
            "3.4.39",
            "pages, at least 1; 30 off root's oom_score_adj")
        .formula(BadnessFormula.PAGES)
        .rootBonus(RootBonus.ADJ_LESS_THIRTY)
        .read(PROC_BASE, "proc_oom_score", "3.5 to 5.8.1", "3.4.39", "oom_score in thousandths")
        .export(ScoreExport.PER_MILLE)
        .read(MEMCONTROL, "mem_cgroup_get_limit", "3.5 to 3.6.5", "3.4.108", "swap always counts")
        .memcgTotal(MemcgTotalRule.LIMIT_AND_SWAP)
        .read(
            OOM_KILL,
            "out_of_memory, mem_cgroup_out_of_memory",
            "3.5 to 3.7.2",
            "3.4.108",
            "an allocating task goes first by its signal alone")
        .exitingCurrent(ExitingCurrentRule.SIGNALLED)
        .from("3.6")
        .read(
            OOM_KILL,
            "out_of_memory",
            "3.6.5 to 6.18.2",
            "3.5",
            "a protected allocating task is passed over")
        .allocatingTask(AllocatingTaskRule.SPARES_PROTECTED)
        .from("3.7")
        .read(
            MEMCONTROL,
            "mem_cgroup_get_limit",
            "3.7.2 to 4.4.155",
            "3.6.5",
            "swap does not count where the swappiness is 0")
        .memcgTotal(MemcgTotalRule.SWAPPINESS)
        .from("3.8")
        .read(
            OOM_KILL,
            "oom_scan_process_thread",
            "3.8.13 to 4.8.15",
            "3.7.2",
            "oom_task_origin() before the score")
        .origin(OriginRule.CHOSEN)
        .read(
            OOM_KILL,
            "out_of_memory",
            "3.8.13 to 4.7.4",
            "3.7.2",
            "an exiting allocating task goes first too, but in a memcg")
        .exitingCurrent(ExitingCurrentRule.FIRST_OUTSIDE_MEMCG)
        .from("3.10")
        .read(
            MEMCONTROL,
            "mem_cgroup_out_of_memory",
            "3.10.4 to 4.4.155",
            "3.8.13",
            "an exiting allocating task goes first in a memcg too")
        .exitingCurrent(ExitingCurrentRule.FIRST);
  }

  /** What 3.14 brought, and stable releases of the series before it took back. */
  private static RulesDraft from310(RulesDraft draft) {
    return draft
        .from("3.10.30")
        .read(
            OOM_KILL,
            "oom_badness",
            "3.10.33 to 3.10.99",
            "3.10.28",
            "stable: 3 % off root's own usage (a vendor's 3.10.30 has it too)")
        .rootBonus(RootBonus.THREE_PERCENT_OF_USAGE)
        .from("3.11")
        .read(OOM_KILL, "oom_badness", "3.12.0 to 3.12.10", "3.10.99", "30 off, as in 3.10")
        .rootBonus(RootBonus.ADJ_LESS_THIRTY)
        .from("3.12.24")
        .read(
            OOM_KILL,
            "oom_badness, select_bad_process",
            "3.12.24",
            "3.12.10",
            "stable: 3 % off root's own usage; a best that is a leader is kept")
        .rootBonus(RootBonus.THREE_PERCENT_OF_USAGE)
        .read(MEMCONTROL, "mem_cgroup_out_of_memory", "3.12.24", "3.12.10", "the same")
        .ties(TieBreak.FIRST_LEADER, TieBreak.FIRST_LEADER)
        .from("3.13")
        .read(
            OOM_KILL,
            "oom_badness, select_bad_process",
            "3.13.0",
            "3.12.24",
            "30 off, and the first of equals, as in 3.12")
        .rootBonus(RootBonus.ADJ_LESS_THIRTY)
        .ties(TieBreak.FIRST, TieBreak.FIRST)
        .from("3.13.10")
        .read(
            OOM_KILL,
            "oom_badness",
            "3.13.10 to 3.13.11",
            "3.13.0",
            "stable: 3 % off root's own usage")
        .rootBonus(RootBonus.THREE_PERCENT_OF_USAGE)
        .from("3.14")
        .read(
            OOM_KILL,
            "oom_badness, select_bad_process",
            "3.14.1 to 3.18.30",
            "3.13.0",
            "3 % off root's own usage; a best that is a leader is kept")
        .rootBonus(RootBonus.THREE_PERCENT_OF_USAGE)
        .read(MEMCONTROL, "mem_cgroup_out_of_memory", "3.14.1 to 4.8.15", "3.13.0", "the same")
        .ties(TieBreak.FIRST_LEADER, TieBreak.FIRST_LEADER);
  }

  private static RulesDraft to45(RulesDraft draft) {
    return draft
        .from("4.0")
        .read(OOM_KILL, "oom_badness", "4.0.5 to 4.14.177", "3.18.30", "PMD tables count")
        .pageTables(PageTableTerm.PTES_AND_PMDS)
        .read(
            "include/linux/oom.h",
            "task_will_free_mem",
            "4.0.5 to 6.18.2",
            "3.18.30",
            "who writes a core dump does not count as leaving")
        .waitsFor(WaitRule.VICTIMS_AND_LEAVING)
        .from("4.3")
        .read(
            OOM_KILL,
            "check_panic_on_oom, out_of_memory",
            "4.3 to 6.18.2",
            "4.2.8",
            "SysRq-f never panics")
        .sysrqPanics(false)
        .from("4.4")
        .read(OOM_KILL, "oom_kill_process", "4.4.155 to 4.7.4", "4.3", "an init that shares lives")
        .sharers(SharersRule.PROTECTED_AND_INIT_SPARED)
        .from("4.5")
        .read(
            MEMCONTROL,
            "mem_cgroup_get_limit, mem_cgroup_get_max",
            "4.5 to 6.18.2",
            "4.4.155",
            "memory.swap.max bounds the swap on v2")
        .memcgTotal(MemcgTotalRule.SWAP_MAX);
  }

  private static RulesDraft from46(RulesDraft draft) {
    return draft
        .from("4.6")
        .read(
            OOM_KILL,
            "oom_reap_task, oom_scan_process_thread",
            "4.6.2",
            "4.5",
            "a reaped victim is out (by its oom_score_adj, from 4.7 by a mark on its memory); the"
                + " exiting are not waited for")
        .reaped(true)
        .waitsFor(WaitRule.VICTIMS)
        .from("4.7")
        .read(
            OOM_KILL,
            "select_bad_process",
            "4.7.4 to 4.8.15",
            "4.6.2",
            "an equal newcomer replaces the best")
        .ties(TieBreak.LAST, TieBreak.FIRST_LEADER)
        .from("4.8")
        .read(
            OOM_KILL,
            "oom_badness, oom_kill_process, task_will_free_mem",
            "4.8.15 to 6.18.2",
            "4.7.4",
            "in_vfork() is passed over; protected sharers die; all who share must be leaving")
        .vfork(true)
        .exitingCurrent(ExitingCurrentRule.LEAVING)
        .sharers(SharersRule.INIT_SPARED)
        .from("4.9")
        .read(
            OOM_KILL,
            "oom_evaluate_task",
            "4.9 to 5.2.1",
            "4.8.15",
            "one function for both walks keeps the first leader")
        .ties(TieBreak.FIRST, TieBreak.FIRST_LEADER)
        .from("4.15")
        .read(
            OOM_KILL,
            "oom_badness",
            "4.15.18 to 6.18.2",
            "4.14.177",
            "all page tables count, by mm_pgtables_bytes()")
        .pageTables(PageTableTerm.BYTES);
  }
}
