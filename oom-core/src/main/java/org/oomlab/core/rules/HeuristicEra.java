package org.oomlab.core.rules;

import static org.oomlab.core.rules.RulesDraft.OOM_KILL;

import org.oomlab.api.select.AllocatingTaskRule;
import org.oomlab.api.select.ChildrenTerm;
import org.oomlab.api.select.ConstrainedRule;
import org.oomlab.api.select.ExportExemption;
import org.oomlab.api.select.NumaRule;
import org.oomlab.api.select.OriginRule;
import org.oomlab.api.select.PanicRule;
import org.oomlab.api.select.Protection;
import org.oomlab.api.select.RootBonus;
import org.oomlab.api.select.SharersRule;
import org.oomlab.api.select.WaitRule;

/** 2.6.11 to 2.6.35: the heuristic by address space, CPU time, age, nice and privileges. */
final class HeuristicEra {
  private HeuristicEra() {}

  static RulesDraft addTo(RulesDraft draft) {
    return namesAndNodes(killsThatFail(unchanged(draft)));
  }

  private static RulesDraft unchanged(RulesDraft draft) {
    return draft
        .read(
            OOM_KILL,
            "badness, select_bad_process, oom_kill_process, oom_kill_task, __oom_kill_task",
            "2.6.11",
            "",
            "the rules to begin with")
        .from("2.6.12")
        .read(
            OOM_KILL,
            "select_bad_process",
            "2.6.12.1 to 2.6.31.3",
            "2.6.11",
            "oom_adj -17 is passed over, but not as a child or as the allocating task")
        .protection(Protection.OOM_ADJ)
        .from("2.6.14")
        .read(
            OOM_KILL,
            "select_bad_process",
            "2.6.14 to 2.6.18",
            "2.6.12.1",
            "a process whose exclusive cpuset has other nodes is passed over")
        .numa(NumaRule.EXEMPTS)
        .from("2.6.16")
        .read(
            OOM_KILL,
            "badness",
            "2.6.16-rc to 2.6.35.6",
            "2.6.14",
            "children count by half of their address space and one page each")
        .children(ChildrenTerm.HALF_AND_ONE)
        .read(
            OOM_KILL,
            "out_of_memory, constrained_alloc",
            "2.6.18 to 2.6.22.19",
            "2.6.14",
            "the allocating task dies where a cpuset or a memory policy limits the nodes (merged"
                + " for 2.6.16, by the announcement of 2.6.16-rc4-mm2)")
        .constrained(ConstrainedRule.KILLS_CURRENT)
        .from("2.6.18")
        .read(
            OOM_KILL,
            "out_of_memory",
            "2.6.18 to 2.6.21.5",
            "2.6.16-rc",
            "panic_on_oom, for unconstrained OOMs whatever its value")
        .panicOnOom(PanicRule.UNCONSTRAINED)
        .from("2.6.19")
        .read(
            OOM_KILL,
            "badness",
            "2.6.19-rc to 2.6.35.6",
            "2.6.18",
            "other nodes divide the score by eight; swapoff scores most")
        .numa(NumaRule.DIVIDES_BY_EIGHT)
        .origin(OriginRule.HIGHEST_SCORE)
        .read(
            OOM_KILL,
            "select_bad_process",
            "2.6.19-rc to 2.6.35.6",
            "2.6.18",
            "those without memory are passed over first, and a protected one is waited for")
        .waitsFor(WaitRule.WITH_MEMORY);
  }

  private static RulesDraft killsThatFail(RulesDraft draft) {
    return draft
        .from("2.6.20")
        .read(
            OOM_KILL,
            "oom_kill_task",
            "2.6.20",
            "2.6.19-rc",
            "the test for oom_adj -17 and the signal go to the victim, where the sharer is meant")
        .sharers(SharersRule.SPARED)
        .from("2.6.21")
        .read(
            OOM_KILL,
            "oom_kill_task",
            "2.6.21.5 to 2.6.31.3",
            "2.6.20",
            "a sharer with oom_adj -17 makes the kill fail, else all of them die")
        .sharers(SharersRule.PROTECTED_FAILS_KILL)
        .from("2.6.22")
        .read(
            OOM_KILL,
            "badness",
            "2.6.22.19 to 2.6.35.6",
            "2.6.21.5",
            "a positive oom_adj makes a score of 0 one before it shifts it")
        .oomAdjRaisesZero(true)
        .read(
            OOM_KILL,
            "out_of_memory",
            "2.6.22.19 to 2.6.33.3",
            "2.6.21.5",
            "panic_on_oom 2 before the constraint is looked at")
        .panicOnOom(PanicRule.SPARES_MEMCG);
  }

  private static RulesDraft namesAndNodes(RulesDraft draft) {
    return draft
        .from("2.6.24")
        .read(
            OOM_KILL,
            "out_of_memory",
            "2.6.24 to 2.6.29",
            "2.6.22.19",
            "oom_kill_allocating_task; a cpuset's OOM is scored")
        .allocatingTask(AllocatingTaskRule.DIES_OR_NOBODY)
        .constrained(ConstrainedRule.POLICY_KILLS_CURRENT)
        .from("2.6.25")
        .read(
            OOM_KILL,
            "badness",
            "2.6.25 to 2.6.35.6",
            "2.6.24",
            "CAP_SYS_ADMIN or CAP_SYS_RESOURCE favours, no longer a user id")
        .rootBonus(RootBonus.QUARTER_FOR_ADMIN_OR_RESOURCE)
        .from("2.6.30")
        .read(
            OOM_KILL,
            "__out_of_memory",
            "2.6.30 to 2.6.35.6",
            "2.6.29",
            "where the allocating task cannot be killed, the walk decides")
        .allocatingTask(AllocatingTaskRule.DIES_OR_WALK)
        .from("2.6.32")
        .read(
            OOM_KILL,
            "oom_kill_task",
            "2.6.32.67 to 2.6.35.6",
            "2.6.31.3",
            "sharers are left alone")
        .sharers(SharersRule.SPARED)
        .read(
            OOM_KILL,
            "badness",
            "2.6.32.67 to 2.6.35.6",
            "2.6.31.3",
            "oom_adj -17 scores 0, in oom_score too")
        .exportExemption(ExportExemption.MEMORYLESS_OR_PROTECTED)
        .read(
            OOM_KILL,
            "oom_kill_process",
            "2.6.32.67 to 2.6.35.6",
            "2.6.31.3",
            "a child outside the memcg whose limit was met does not die for its parent; before, it"
                + " does in the kernel, but no policy here kills outside the OOM's domain")
        .from("2.6.34")
        .read(
            OOM_KILL,
            "mem_cgroup_out_of_memory",
            "2.6.34 to 2.6.35.6",
            "2.6.33.3",
            "panic_on_oom 2 in a memcg as well")
        .panicOnOom(PanicRule.ALL);
  }
}
