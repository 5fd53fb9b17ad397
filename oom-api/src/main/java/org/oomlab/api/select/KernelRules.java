package org.oomlab.api.select;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.oomlab.api.machine.KernelRelease;

/**
 * What a kernel release does in an OOM, as switches; one implementation reads them, there is no
 * class per era. The core knows which release has which; each switch names its source there.
 *
 * @param since the first release these rules hold for
 * @param score how a process is scored
 * @param exemption who is passed over
 * @param walk how the scores are compared
 * @param entry what comes before and after the walk
 * @param kill who dies with or instead of the choice
 * @param totals what {@code oom_score_adj} is a share of
 */
public record KernelRules(
    KernelRelease since,
    Score score,
    Exemption exemption,
    Walk walk,
    Entry entry,
    Kill kill,
    Totals totals) {

  /**
   * How a process is scored and how the score is shown.
   *
   * @param formula what a score counts
   * @param children what children add to it (up to 2.6.35)
   * @param oomAdjRaisesZero a positive {@code oom_adj} makes a score of 0 one before it shifts it
   *     (2.6.22 to 2.6.35)
   * @param pageTables which page tables count
   * @param rootBonus how a privileged process is favoured
   * @param clampsToOne a score below 1 becomes 1 (2.6.36 to 5.8), so that negative ones all tie
   * @param export how {@code oom_score} is shown
   * @param exportExemption whose {@code oom_score} is that of nobody
   */
  public record Score(
      BadnessFormula formula,
      ChildrenTerm children,
      boolean oomAdjRaisesZero,
      PageTableTerm pageTables,
      RootBonus rootBonus,
      boolean clampsToOne,
      ScoreExport export,
      ExportExemption exportExemption) {}

  /**
   * Who is passed over, kernel threads, init and the dead aside.
   *
   * @param protection what an administrator can set
   * @param reaped whether the memory of an earlier victim can be marked as reaped, which takes its
   *     owners out of the game (4.6 and later)
   * @param vfork whether a process on its parent's memory is passed over (4.8 and later)
   * @param numa what befalls a process on other memory nodes
   */
  public record Exemption(Protection protection, boolean reaped, boolean vfork, NumaRule numa) {}

  /**
   * How the scores are compared.
   *
   * @param tiesGlobal who wins among equal scores when the walk covers the machine
   * @param tiesMemcg who wins among equal scores when the walk covers a memcg
   * @param waitsFor whom the walk waits for instead of choosing anybody
   * @param sysrqPassesVictims SysRq-f waits for neither (3.4 and later)
   * @param origin how a process is preferred that is in swapoff or undoes KSM
   */
  public record Walk(
      TieBreak tiesGlobal,
      TieBreak tiesMemcg,
      WaitRule waitsFor,
      boolean sysrqPassesVictims,
      OriginRule origin) {}

  /**
   * What comes before and after the walk.
   *
   * @param panicOnOom what {@code panic_on_oom} means
   * @param sysrqPanics SysRq-f can panic the machine (up to 4.2)
   * @param allocatingTask what {@code oom_kill_allocating_task} means
   * @param constrained whether an OOM on some nodes only kills the allocating task
   * @param exitingCurrent whether an allocating task on its way out is waited for before anything
   *     else
   */
  public record Entry(
      PanicRule panicOnOom,
      boolean sysrqPanics,
      AllocatingTaskRule allocatingTask,
      ConstrainedRule constrained,
      ExitingCurrentRule exitingCurrent) {}

  /**
   * Who dies with or instead of the choice.
   *
   * @param childSacrifice whether a child dies for its parent
   * @param sharers what becomes of other processes on the victim's memory
   * @param oomGroup whether {@code memory.oom.group} is known (4.19 and later)
   * @param groupSparesInit whether a group kill spares the global init (5.1 and later, late 4.19.y)
   */
  public record Kill(
      ChildSacrifice childSacrifice,
      SharersRule sharers,
      boolean oomGroup,
      boolean groupSparesInit) {}

  /**
   * What {@code oom_score_adj} is a share of; nothing reads it up to 2.6.35.
   *
   * @param memcg what a memcg may use
   * @param nodes how the pages of a node are counted
   */
  public record Totals(MemcgTotalRule memcg, NodePages nodes) {}

  /** Returns who wins among equal scores in this OOM. */
  public TieBreak ties(OomControl control) {
    return control.isMemcg() ? walk.tiesMemcg : walk.tiesGlobal;
  }

  /** Returns every switch by its name, in the order above; the values in lower case. */
  public SequencedMap<String, String> switches() {
    SequencedMap<String, String> switches = new LinkedHashMap<>();
    switches.put("score.formula", text(score.formula));
    switches.put("score.children", text(score.children));
    switches.put("score.oomAdjRaisesZero", text(score.oomAdjRaisesZero));
    switches.put("score.pageTables", text(score.pageTables));
    switches.put("score.rootBonus", text(score.rootBonus));
    switches.put("score.clampsToOne", text(score.clampsToOne));
    switches.put("score.export", text(score.export));
    switches.put("score.exportExemption", text(score.exportExemption));
    switches.put("exemption.protection", text(exemption.protection));
    switches.put("exemption.reaped", text(exemption.reaped));
    switches.put("exemption.vfork", text(exemption.vfork));
    switches.put("exemption.numa", text(exemption.numa));
    switches.put("walk.tiesGlobal", text(walk.tiesGlobal));
    switches.put("walk.tiesMemcg", text(walk.tiesMemcg));
    switches.put("walk.waitsFor", text(walk.waitsFor));
    switches.put("walk.sysrqPassesVictims", text(walk.sysrqPassesVictims));
    switches.put("walk.origin", text(walk.origin));
    switches.put("entry.panicOnOom", text(entry.panicOnOom));
    switches.put("entry.sysrqPanics", text(entry.sysrqPanics));
    switches.put("entry.allocatingTask", text(entry.allocatingTask));
    switches.put("entry.constrained", text(entry.constrained));
    switches.put("entry.exitingCurrent", text(entry.exitingCurrent));
    switches.put("kill.childSacrifice", text(kill.childSacrifice));
    switches.put("kill.sharers", text(kill.sharers));
    switches.put("kill.oomGroup", text(kill.oomGroup));
    switches.put("kill.groupSparesInit", text(kill.groupSparesInit));
    switches.put("totals.memcg", text(totals.memcg));
    switches.put("totals.nodes", text(totals.nodes));
    return switches;
  }

  private static String text(Object value) {
    return value.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
