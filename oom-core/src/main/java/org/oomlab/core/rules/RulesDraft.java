package org.oomlab.core.rules;

import java.util.List;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.select.AllocatingTaskRule;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.ChildSacrifice;
import org.oomlab.api.select.ChildrenTerm;
import org.oomlab.api.select.ConstrainedRule;
import org.oomlab.api.select.ExitingCurrentRule;
import org.oomlab.api.select.ExportExemption;
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
import org.oomlab.api.select.WaitRule;

/**
 * The release table in the making: it starts with the switches of the oldest release, and each row
 * states only what its release changed. Not thread-safe.
 */
final class RulesDraft extends TableDraft<RulesDraft, ReleaseRow> {
  static final String OOM_KILL = "mm/oom_kill.c";
  static final String MEMCONTROL = "mm/memcontrol.c";
  static final String PROC_BASE = "fs/proc/base.c";

  private BadnessFormula formula = BadnessFormula.TOTAL_VM;
  private ChildrenTerm children = ChildrenTerm.WHOLE;
  private boolean oomAdjRaisesZero;
  private PageTableTerm pageTables = PageTableTerm.NONE;
  private RootBonus rootBonus = RootBonus.QUARTER_FOR_ADMIN_OR_UID_0;
  private boolean clampsToOne;
  private ScoreExport export = ScoreExport.RAW;
  private ExportExemption exportExemption = ExportExemption.MEMORYLESS;

  private Protection protection = Protection.NONE;
  private boolean reaped;
  private boolean vfork;
  private NumaRule numa = NumaRule.IGNORED;

  private TieBreak tiesGlobal = TieBreak.FIRST;
  private TieBreak tiesMemcg = TieBreak.FIRST;
  private WaitRule waitsFor = WaitRule.UNPROTECTED_WITH_MEMORY;
  private boolean sysrqPassesVictims;
  private OriginRule origin = OriginRule.RETURNED;

  private PanicRule panicOnOom = PanicRule.UNKNOWN;
  private boolean sysrqPanics = true;
  private AllocatingTaskRule allocatingTask = AllocatingTaskRule.UNKNOWN;
  private ConstrainedRule constrained = ConstrainedRule.SCORED;
  private ExitingCurrentRule exitingCurrent = ExitingCurrentRule.WALKED;

  private ChildSacrifice childSacrifice = ChildSacrifice.FIRST_KILLABLE;
  private SharersRule sharers = SharersRule.INIT_SPARED;
  private boolean oomGroup;
  private boolean groupSparesInit;

  private MemcgTotalRule memcgTotal = MemcgTotalRule.BYTES_AND_PAGES;
  private NodePages nodePages = NodePages.SPANNED;

  private RulesDraft(KernelRelease oldest) {
    super(oldest);
  }

  static RulesDraft startingAt(KernelRelease oldest) {
    return new RulesDraft(oldest);
  }

  @Override
  RulesDraft self() {
    return this;
  }

  @Override
  ReleaseRow row(KernelRelease since, List<Citation> citations) {
    return new ReleaseRow(rules(since), citations);
  }

  private KernelRules rules(KernelRelease since) {
    return new KernelRules(
        since,
        new KernelRules.Score(
            formula,
            children,
            oomAdjRaisesZero,
            pageTables,
            rootBonus,
            clampsToOne,
            export,
            exportExemption),
        new KernelRules.Exemption(protection, reaped, vfork, numa),
        new KernelRules.Walk(tiesGlobal, tiesMemcg, waitsFor, sysrqPassesVictims, origin),
        new KernelRules.Entry(panicOnOom, sysrqPanics, allocatingTask, constrained, exitingCurrent),
        new KernelRules.Kill(childSacrifice, sharers, oomGroup, groupSparesInit),
        new KernelRules.Totals(memcgTotal, nodePages));
  }

  RulesDraft formula(BadnessFormula value) {
    formula = value;
    return this;
  }

  RulesDraft children(ChildrenTerm value) {
    children = value;
    return this;
  }

  RulesDraft oomAdjRaisesZero(boolean value) {
    oomAdjRaisesZero = value;
    return this;
  }

  RulesDraft pageTables(PageTableTerm value) {
    pageTables = value;
    return this;
  }

  RulesDraft rootBonus(RootBonus value) {
    rootBonus = value;
    return this;
  }

  RulesDraft clampsToOne(boolean value) {
    clampsToOne = value;
    return this;
  }

  RulesDraft export(ScoreExport value) {
    export = value;
    return this;
  }

  RulesDraft exportExemption(ExportExemption value) {
    exportExemption = value;
    return this;
  }

  RulesDraft protection(Protection value) {
    protection = value;
    return this;
  }

  RulesDraft reaped(boolean value) {
    reaped = value;
    return this;
  }

  RulesDraft vfork(boolean value) {
    vfork = value;
    return this;
  }

  RulesDraft numa(NumaRule value) {
    numa = value;
    return this;
  }

  RulesDraft ties(TieBreak global, TieBreak memcg) {
    tiesGlobal = global;
    tiesMemcg = memcg;
    return this;
  }

  RulesDraft waitsFor(WaitRule value) {
    waitsFor = value;
    return this;
  }

  RulesDraft sysrqPassesVictims(boolean value) {
    sysrqPassesVictims = value;
    return this;
  }

  RulesDraft origin(OriginRule value) {
    origin = value;
    return this;
  }

  RulesDraft panicOnOom(PanicRule value) {
    panicOnOom = value;
    return this;
  }

  RulesDraft sysrqPanics(boolean value) {
    sysrqPanics = value;
    return this;
  }

  RulesDraft allocatingTask(AllocatingTaskRule value) {
    allocatingTask = value;
    return this;
  }

  RulesDraft constrained(ConstrainedRule value) {
    constrained = value;
    return this;
  }

  RulesDraft exitingCurrent(ExitingCurrentRule value) {
    exitingCurrent = value;
    return this;
  }

  RulesDraft childSacrifice(ChildSacrifice value) {
    childSacrifice = value;
    return this;
  }

  RulesDraft sharers(SharersRule value) {
    sharers = value;
    return this;
  }

  RulesDraft oomGroup(boolean value) {
    oomGroup = value;
    return this;
  }

  RulesDraft groupSparesInit(boolean value) {
    groupSparesInit = value;
    return this;
  }

  RulesDraft memcgTotal(MemcgTotalRule value) {
    memcgTotal = value;
    return this;
  }

  RulesDraft nodePages(NodePages value) {
    nodePages = value;
    return this;
  }
}
