package org.oomlab.core.rules;

import static org.oomlab.core.rules.RulesDraft.MEMCONTROL;
import static org.oomlab.core.rules.RulesDraft.OOM_KILL;
import static org.oomlab.core.rules.RulesDraft.PROC_BASE;

import org.oomlab.api.select.ChildSacrifice;
import org.oomlab.api.select.ExportExemption;
import org.oomlab.api.select.NodePages;
import org.oomlab.api.select.NumaRule;
import org.oomlab.api.select.RootBonus;
import org.oomlab.api.select.ScoreExport;
import org.oomlab.api.select.TieBreak;

/** 4.17 to 6.18: root like anybody else, groups, no child sacrificed, signed scores. */
final class ModernEra {
  private ModernEra() {}

  static RulesDraft addTo(RulesDraft draft) {
    return draft
        .from("4.17")
        .read(OOM_KILL, "oom_badness", "4.17 to 6.18.2", "4.16.13", "root is like anybody else")
        .rootBonus(RootBonus.NONE)
        .from("4.19")
        .read(
            MEMCONTROL,
            "mem_cgroup_get_oom_group",
            "4.19 to 6.18.2",
            "4.18",
            "memory.oom.group kills a memcg as a whole")
        .oomGroup(true)
        .from("4.19.40")
        .read(
            OOM_KILL,
            "oom_kill_memcg_member",
            "4.19.40 to 4.19.300",
            "4.19",
            "stable: a group kill spares the global init")
        .groupSparesInit(true)
        .from("4.20")
        .read(
            OOM_KILL,
            "oom_kill_memcg_member",
            "4.20 to 5.0.1",
            "4.19.300",
            "a group kill takes the global init, as in 4.19 (no later level of 5.0 was read)")
        .groupSparesInit(false)
        .from("5.1")
        .read(
            OOM_KILL,
            "oom_kill_process, oom_kill_memcg_member",
            "5.2.1 to 6.18.2",
            "5.0",
            "no child is sacrificed (by the log lines of 5.1 from 5.1 on); a group kill spares the"
                + " global init")
        .childSacrifice(ChildSacrifice.NONE)
        .groupSparesInit(true)
        .from("5.3")
        .read(
            OOM_KILL,
            "oom_evaluate_task, oom_cpuset_eligible",
            "5.3.1 to 6.18.2",
            "5.2.1",
            "an equal newcomer replaces the best; nodes are asked for by the walk, and not in a"
                + " memcg OOM")
        .ties(TieBreak.LAST, TieBreak.LAST)
        .numa(NumaRule.EXEMPTS_OUTSIDE_MEMCG)
        .exportExemption(ExportExemption.PASSED_OVER_ON_ANY_NODES)
        .from("5.4")
        .read(
            OOM_KILL,
            "constrained_alloc",
            "5.4.18 to 6.18.2",
            "5.3.1",
            "nodes count by their present pages")
        .nodePages(NodePages.PRESENT)
        .from("5.9")
        .read(
            OOM_KILL,
            "oom_badness",
            "5.9.1 to 6.18.2",
            "5.8.1",
            "the score is signed, LONG_MIN exempts")
        .clampsToOne(false)
        .read(
            PROC_BASE, "proc_oom_score", "5.9.1 to 6.18.2", "5.8.1", "oom_score shifted and scaled")
        .export(ScoreExport.SHIFTED_TWO_THIRDS);
  }
}
