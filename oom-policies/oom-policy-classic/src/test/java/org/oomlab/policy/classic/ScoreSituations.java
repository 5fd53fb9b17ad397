package org.oomlab.policy.classic;

import static org.oomlab.policy.classic.Ask.TOTAL_PAGES;
import static org.oomlab.policy.classic.Ask.machine;
import static org.oomlab.policy.classic.Ask.score;
import static org.oomlab.policy.classic.Ask.user;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.Lineage.Capability;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.badness.OomScores;
import org.oomlab.core.totals.MemcgTotal;
import org.oomlab.core.totals.NodeTotal;
import org.oomlab.testkit.Tasks;

/** What a process scores and what it is a share of: vectors T2, T4, T7 to T14, T21, T22. */
final class ScoreSituations {
  private static final int PAGE_BYTES = 4096;
  private static final String UNREAD = "unread";

  private ScoreSituations() {}

  static List<Situation> all() {
    return List.of(
        // 4194304 * 1000 needs 33 bits: T22.
        Situation.of(
            "T22: 16 GiB of 32, address space of 1 GiB",
            "2.6.11=262144, 2.6.36=500, 2.6.39=1, 3.0.16=500, 3.1=1, 3.1.10=500, 3.5=4194304",
            rules -> score(rules, 8_388_608, sized(262_144, 4_194_304).build())),
        // As an int 4194304000 is -100663296, as a long it is above 1000.
        Situation.of(
            "quotient above 32 bits, total of one page",
            "2.6.11=262144, 2.6.36=1, 3.0.16=1000, 3.1=1, 3.1.10=1000, 3.5=4194304",
            rules -> score(rules, 1, sized(262_144, 4_194_304).build())),
        Situation.of(
            "T13: fork server of 10000 pages with a child of 20000",
            "2.6.11=30000, 2.6.16=20001, 2.6.36=1, 5.9=0",
            rules ->
                score(
                    rules,
                    TOTAL_PAGES,
                    sized(10_000, 0).build(),
                    sized(20_000, 0).pid(11).parent(10).build())),
        Situation.of(
            "T12: 3 pages, admin and raw I/O, oom_adj 5",
            "2.6.11=0, 2.6.22=32, 2.6.36=1, 5.9=0",
            rules ->
                score(
                    rules,
                    TOTAL_PAGES,
                    sized(3, 0)
                        .oomAdj(5)
                        .lineage(holding(Capability.SYS_ADMIN, Capability.SYS_RAWIO))
                        .build())),
        Situation.of(
            "page tables: 100 resident, 7 in swap, 30 of tables, 10 of these PMD tables",
            "2.6.11=50, 2.6.36=107, 2.6.39=127, 4.0=137",
            rules ->
                score(
                    rules,
                    1000,
                    sized(50, 100)
                        .swapPages(7)
                        .pgtablesBytes(30 * 4096)
                        .pmdTablePages(10)
                        .build())),
        // 501000 of 4194304 are 119 thousandths, 3 % of these are 3; 30 of 4194 pages are 125820; 3
        // % are 15030.
        Situation.of(
            "T7 and T10: CAP_SYS_ADMIN",
            "2.6.11=65536, 2.6.36=89, 3.2.71=116, 3.3=89, 3.5=375180, 3.10.30=485970, 3.11=375180,"
                + " 3.12.24=485970, 3.13=375180, 3.13.10=485970, 4.17=501000",
            rules ->
                score(
                    rules,
                    TOTAL_PAGES,
                    sized(262_144, 501_000).lineage(holding(Capability.SYS_ADMIN)).build())),
        Situation.of(
            "user id 0 without capabilities",
            "2.6.11=65536, 2.6.25=262144, 2.6.36=119, 3.5=501000",
            rules ->
                score(
                    rules, TOTAL_PAGES, sized(262_144, 501_000).uid(0).lineage(holding()).build())),
        Situation.of(
            "CAP_SYS_RESOURCE",
            "2.6.11=262144, 2.6.25=65536, 2.6.36=119, 3.5=501000",
            rules ->
                score(
                    rules,
                    TOTAL_PAGES,
                    sized(262_144, 501_000).lineage(holding(Capability.SYS_RESOURCE)).build())),
        // 1000000 - 999 * 4194.
        Situation.of(
            "T2: 1000000 pages at -999",
            "2.6.11=262144, 2.6.36=1, 5.9=-3189806",
            rules ->
                score(rules, TOTAL_PAGES, sized(262_144, 1_000_000).oomScoreAdj(-999).build())),
        Situation.of(
            "T14: oom_score of half the machine",
            "2.6.11=262144, 2.6.36=500, 2.6.39=500, 3.5=500, 5.9=1000",
            rules -> oomScore(rules, sized(262_144, 2_097_152).build())),
        // The walk passes init over, and badness() itself does not.
        Situation.of(
            "oom_score of init",
            "2.6.11=1000000, 2.6.36=0",
            rules -> oomScore(rules, user(1, 1_000_000).flags(TaskFlag.GLOBAL_INIT).build())),
        // 131072 >> 17.
        Situation.of(
            "oom_score of a protected process",
            "2.6.11=1, 2.6.32=0",
            rules -> oomScore(rules, user(10, 131_072).oomAdj(-17).oomScoreAdj(-1000).build())),
        // 131072 of 4194304 are 31 thousandths; two thirds of 1031 are 687.
        Situation.of(
            "oom_score on other nodes",
            "2.6.11=262144, 2.6.19=32768, 2.6.36=0, 5.3=31, 5.9=687",
            rules ->
                oomScore(rules, sized(262_144, 131_072).flags(TaskFlag.NUMA_INELIGIBLE).build())),
        Situation.of(
            "oom_adj -17",
            "2.6.11=2, 2.6.12=OOM_DISABLE, 2.6.36=100",
            rules -> score(rules, 1000, sized(262_144, 100).oomAdj(-17).build())),
        Situation.of(
            "oom_score_adj -1000",
            "2.6.11=262144, 2.6.36=OOM_SCORE_ADJ_MIN",
            rules -> score(rules, 1000, sized(262_144, 100).oomScoreAdj(-1000).build())),
        Situation.of(
            "its memory shared with oom_score_adj -1000",
            "2.6.11=262144, 2.6.36=100, 2.6.37=OOM_SCORE_ADJ_MIN, 3.2=100",
            rules ->
                score(
                    rules,
                    1000,
                    sized(262_144, 100).sharedMm(7).build(),
                    user(11, 5).sharedMm(7).oomScoreAdj(-1000).build())),
        Situation.of(
            "reaped before",
            "2.6.11=262144, 2.6.36=100, 4.6=MM_OOM_SKIP",
            rules -> score(rules, 1000, flagged(TaskFlag.MM_OOM_SKIP))),
        Situation.of(
            "T32: in vfork",
            "2.6.11=262144, 2.6.36=100, 4.8=IN_VFORK",
            rules -> score(rules, 1000, flagged(TaskFlag.IN_VFORK))),
        Situation.of(
            "on other nodes",
            "2.6.11=262144, 2.6.14=NUMA_INELIGIBLE, 2.6.19=32768, 2.6.36=NUMA_INELIGIBLE",
            rules -> score(rules, 1000, flagged(TaskFlag.NUMA_INELIGIBLE))),
        Situation.of(
            "T21 on v2: swap.max 131072 of 524288",
            "2.6.11=unread, 2.6.36=262272, 2.6.38=786432, 4.5=393216",
            memcgTotal(new MemcgLimits(262_144, 131_072, MemcgLimits.UNLIMITED), true)),
        Situation.of(
            "T21 on v2: swappiness 0",
            "2.6.11=unread, 2.6.36=262272, 2.6.38=786432, 3.2.71=262144, 3.3=786432, 3.4.68=262144,"
                + " 3.5=786432, 3.7=262144",
            memcgTotal(new MemcgLimits(262_144, 131_072, MemcgLimits.UNLIMITED), false)),
        Situation.of(
            "nodes of 300 pages present",
            "2.6.11=unread, 2.6.36=300 or more, 5.4=300",
            ScoreSituations::nodeTotal));
  }

  /** Of user 1000. */
  private static Tasks sized(long totalVmPages, long rssPages) {
    return user(10, rssPages).totalVmPages(totalVmPages);
  }

  private static TaskSnapshot flagged(TaskFlag flag) {
    return sized(262_144, 100).flags(flag).build();
  }

  private static Lineage holding(Capability... capabilities) {
    return new Lineage.Known(0, 0, 0, 0, Set.of(capabilities));
  }

  private static String oomScore(KernelRules rules, TaskSnapshot task) {
    return Long.toString(OomScores.of(machine(task), rules, TOTAL_PAGES).of(task));
  }

  /** Nothing is a share of a total up to 2.6.35. */
  private static boolean readsTotals(KernelRules rules) {
    return rules.score().formula() != BadnessFormula.TOTAL_VM;
  }

  private static Function<KernelRules, String> memcgTotal(MemcgLimits limits, boolean swappiness) {
    return rules ->
        readsTotals(rules)
            ? Long.toString(
                MemcgTotal.pages(rules.totals().memcg(), limits, 524_288, swappiness, PAGE_BYTES))
            : UNREAD;
  }

  private static String nodeTotal(KernelRules rules) {
    if (!readsTotals(rules)) {
      return UNREAD;
    }
    PageBounds pages = NodeTotal.pages(rules.totals().nodes(), PageBounds.exactly(300));
    return pages.minPages() + (pages.isExact() ? "" : " or more");
  }
}
