package org.oomlab.testkit.writer;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.oomlab.api.machine.KernelRelease;

/**
 * Which facts a release's report has room for, so that a reader is asked for no more and no less.
 *
 * @param named whether the first line names the process, its order and its adjustment
 * @param gfpWords whether it says the allocation flags in words
 * @param processor whether a line names the process's pid and the release
 * @param scoreAdj whether the first line has {@code oom_score_adj}
 * @param counters names of the machine's counters, spelt as the release does
 * @param zoneItems names of what is said of a zone
 * @param columns names of the columns of the task table; empty where there is none
 * @param memcgBlock whether there is a block about the memcg
 * @param memcgTaskLine whether it begins with the paths of victim and memcg
 * @param memcgStats whether statistics of the memcg are printed
 * @param memcgStatsInBytes whether they are bytes, one a line, not kilobytes on one line
 * @param swapLine whether v2 prints swap alone
 * @param memInfoInMemcg whether a memcg report shows the machine's memory as well
 * @param summary whether there is a line {@code oom-kill:constraint=...}
 * @param constraintStored whether that line knows the constraint
 * @param decision whether a line names the process chosen
 * @param cpusetReason whether that line says that a cpuset was short
 * @param prefixedKill whether the kill line begins with the reason
 * @param killSizes whether it says the victim's memory
 * @param killShmem whether shared memory is apart there
 * @param killTail whether it ends with user, page tables and adjustment
 * @param sharers whether those that share the victim's memory are named
 * @param group whether a group kill is told
 * @param nobodyInMemcg whether a memcg report says that nobody can be killed
 */
public record ReportFacts(
    boolean named,
    boolean gfpWords,
    boolean processor,
    boolean scoreAdj,
    Set<String> counters,
    Set<String> zoneItems,
    Set<String> columns,
    boolean memcgBlock,
    boolean memcgTaskLine,
    boolean memcgStats,
    boolean memcgStatsInBytes,
    boolean swapLine,
    boolean memInfoInMemcg,
    boolean summary,
    boolean constraintStored,
    boolean decision,
    boolean cpusetReason,
    boolean prefixedKill,
    boolean killSizes,
    boolean killShmem,
    boolean killTail,
    boolean sharers,
    boolean group,
    boolean nobodyInMemcg) {

  public ReportFacts {
    counters = Set.copyOf(counters);
    zoneItems = Set.copyOf(zoneItems);
    columns = Set.copyOf(columns);
  }

  /**
   * Returns the facts of a release.
   *
   * @throws IllegalArgumentException when it is older than 2.6.11
   */
  public static ReportFacts of(KernelRelease release) {
    ReportLayout layout = ReportLayout.of(release);
    HeaderLayout header = layout.header();
    MemcgLayout memcg = layout.memcg();
    KillLayout kill = layout.kill();
    KillLayout.Sizes sizes = kill.sizes();
    return new ReportFacts(
        header.named(),
        header.gfpWords(),
        header.stack() != HeaderLayout.Stack.BARE,
        header.adjFields().contains("oom_score_adj"),
        names(layout.memInfo().counters().rows().stream().flatMap(row -> row.stream())),
        names(layout.memInfo().zone().items().stream()),
        layout.table().columns().stream().map(Column::heading).collect(Collectors.toSet()),
        memcg.known(),
        memcg.known() && memcg.taskLine() != MemcgLayout.TaskLine.NONE,
        memcg.stats() != MemcgLayout.Stats.NONE,
        memcg.stats().compareTo(MemcgLayout.Stats.LISTING) >= 0,
        memcg.swapLine(),
        memcg.memInfoToo(),
        kill.summary(),
        kill.storesConstraint(),
        kill.decision() != KillLayout.Decision.NONE,
        kill.cpusetReason(),
        kill.prefixed(),
        sizes.compareTo(KillLayout.Sizes.TOTAL_VM) >= 0,
        sizes.compareTo(KillLayout.Sizes.SHMEM) >= 0,
        sizes == KillLayout.Sizes.UID_PGTABLES_ADJ,
        kill.sharers(),
        kill.group(),
        kill.nobody() == KillLayout.Nobody.WARNING);
  }

  private static Set<String> names(Stream<Item> items) {
    return items.map(Item::name).collect(Collectors.toSet());
  }
}
