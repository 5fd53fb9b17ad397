package org.oomlab.api.select;

import org.oomlab.api.machine.KernelRelease;

/**
 * What a kernel release does in an OOM, as switches; one implementation reads them, there is no
 * class per era. The core knows which release has which; each switch names its source there.
 *
 * @param since the first release these rules hold for
 * @param rootBonus how a process with {@code CAP_SYS_ADMIN} is favoured
 * @param clampsToOne a score below 1 becomes 1 (up to 5.8), so that negative ones all tie
 * @param tiesGlobal who wins among equal scores when the walk covers the machine
 * @param tiesMemcg who wins among equal scores when the walk covers a memcg
 * @param childSacrifice whether a child dies for its parent
 * @param numaAppliesToMemcg whether cpusets make a task ineligible in a memcg OOM as well (up to
 *     5.2)
 * @param oomGroup whether {@code memory.oom.group} is known (4.19 and later)
 * @param groupSparesInit whether a group kill spares the global init (5.2 and later)
 * @param scoreExport how {@code oom_score} is shown
 */
public record KernelRules(
    KernelRelease since,
    RootBonus rootBonus,
    boolean clampsToOne,
    TieBreak tiesGlobal,
    TieBreak tiesMemcg,
    ChildSacrifice childSacrifice,
    boolean numaAppliesToMemcg,
    boolean oomGroup,
    boolean groupSparesInit,
    ScoreExport scoreExport) {

  /** Returns who wins among equal scores in this OOM. */
  public TieBreak ties(OomControl control) {
    return control.isMemcg() ? tiesMemcg : tiesGlobal;
  }
}
