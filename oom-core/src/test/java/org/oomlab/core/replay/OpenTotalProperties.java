package org.oomlab.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.Fixtures;
import org.oomlab.core.Proc;
import org.oomlab.core.rules.KernelProfiles;

/**
 * A report whose total is open is decided where every total that fits decides alike, only there.
 */
class OpenTotalProperties {
  private static final long STEP = 1000;
  private static final int FIRST_PID = 10;

  /**
   * A report in the making.
   *
   * @param release whose rules hold
   * @param leastPages the smallest total
   * @param spreadPages how many more pages it may be
   * @param tasks in walk order
   */
  record Open(String release, long leastPages, long spreadPages, List<TaskSnapshot> tasks) {
    Incident within(long swapMinPages, long swapMaxPages) {
      return Reports.memcg(
              release,
              Reports.memcgTotals(leastPages, new PageBounds(swapMinPages, swapMaxPages)),
              tasks.toArray(TaskSnapshot[]::new))
          .incident();
    }

    Incident open() {
      return within(0, spreadPages);
    }

    /** Every total; from 3.5 on those within the same thousand are one to every score. */
    List<Incident> exact() {
      boolean steps = Fixtures.rules(release).score().formula() == BadnessFormula.PAGES;
      List<Incident> exact = new ArrayList<>();
      for (long swap = 0; swap <= spreadPages; swap++) {
        if (!steps || swap == 0 || (leastPages + swap) % STEP == 0) {
          exact.add(within(swap, swap));
        }
      }
      return exact;
    }
  }

  /**
   * A process in the making.
   *
   * @param parent which row is its parent's, below 0 where nobody told
   */
  record Row(long rssPages, long tablePages, int adj, boolean root, int parent) {
    TaskSnapshot task(int pid) {
      Proc user = Proc.of(pid).rss(rssPages).totalVm(rssPages).tables(tablePages, 0).adj(adj);
      Proc proc = root ? user.root() : user;
      return parent < 0
          ? proc.task()
          : proc.lineage(new Lineage.Known(FIRST_PID + parent, 0, 0, 0, Set.of())).task();
    }
  }

  @Property
  void judge_ofAnOpenTotal_isWhatAllTotalsSay(@ForAll("thousandths") Open open) {
    isWhatAllTotalsSay(open, Reports.HIGHEST_BADNESS);
  }

  @Property
  void judge_ofAnOpenTotalInPages_isWhatAllTotalsSay(@ForAll("pages") Open open) {
    isWhatAllTotalsSay(open, Reports.HIGHEST_BADNESS);
  }

  @Property
  void judge_whereAChildDiesInstead_isWhatAllTotalsSay(@ForAll("thousandths") Open open) {
    isWhatAllTotalsSay(open, Reports.LARGEST_CHILD);
  }

  @Property
  void judge_whereAChildDiesInsteadInPages_isWhatAllTotalsSay(@ForAll("pages") Open open) {
    isWhatAllTotalsSay(open, Reports.LARGEST_CHILD);
  }

  private static void isWhatAllTotalsSay(Open open, VictimPolicy policy) {
    List<Prediction> all =
        open.exact().stream()
            .map(incident -> Replay.judge(incident, policy).predicted())
            .distinct()
            .toList();
    Prediction expected = all.size() == 1 ? all.getFirst() : Prediction.UNKNOWN;
    Statistics.collect(expected.outcome());

    assertThat(Replay.judge(open.open(), policy).predicted()).isEqualTo(expected);
    assertThat(Set.copyOf(Replay.possible(open.open(), policy)))
        .isEqualTo(all.contains(Prediction.UNKNOWN) ? Set.of() : Set.copyOf(all));
  }

  @Provide
  Arbitrary<Open> thousandths() {
    return opens(
        releases(false),
        Arbitraries.longs().between(1, 400),
        Arbitraries.longs().between(0, 300),
        Arbitraries.longs().between(0, 300),
        Arbitraries.integers().between(-999, 1000));
  }

  @Provide
  Arbitrary<Open> pages() {
    return opens(
        releases(true),
        Arbitraries.longs().between(1, 40 * STEP),
        Arbitraries.longs().between(0, 60 * STEP),
        Arbitraries.longs().between(0, 120),
        Arbitraries.integers().between(-12, 3));
  }

  private static Arbitrary<String> releases(boolean pages) {
    return Arbitraries.of(
        KernelProfiles.table().stream()
            .filter(rules -> (rules.score().formula() == BadnessFormula.PAGES) == pages)
            .filter(rules -> rules.score().formula() != BadnessFormula.TOTAL_VM)
            .map(KernelRules::since)
            .map(Object::toString)
            .toList());
  }

  private static Arbitrary<Open> opens(
      Arbitrary<String> releases,
      Arbitrary<Long> leasts,
      Arbitrary<Long> spreads,
      Arbitrary<Long> sizes,
      Arbitrary<Integer> adjs) {
    Arbitrary<Integer> usual =
        Arbitraries.frequencyOf(
            Tuple.of(6, adjs),
            Tuple.of(2, Arbitraries.just(0)),
            Tuple.of(1, Arbitraries.just(-1000)));
    Arbitrary<Row> rows =
        Combinators.combine(
                sizes,
                Arbitraries.longs().between(0, 3),
                usual,
                Arbitraries.of(true, false, false),
                Arbitraries.integers().between(-6, 5))
            .as(Row::new);
    return Combinators.combine(releases, leasts, spreads, rows.list().ofMinSize(1).ofMaxSize(6))
        .as((release, least, spread, drawn) -> new Open(release, least, spread, tasks(drawn)));
  }

  private static List<TaskSnapshot> tasks(List<Row> rows) {
    List<TaskSnapshot> tasks = new ArrayList<>();
    for (Row row : rows) {
      tasks.add(row.task(FIRST_PID + tasks.size()));
    }
    return tasks;
  }
}
