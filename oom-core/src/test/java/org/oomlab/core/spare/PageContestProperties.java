package org.oomlab.core.spare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.TieBreak;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.Fixtures;

/** One division finds what a walk for every value finds; a division gone wrong does not. */
class PageContestProperties {
  private static final int DRAWS = 3_000;
  private static final long MOST_PAGES = 300;

  @Property
  void ownAdj_inverted_isTheFirstThatSaves(@ForAll("contests") Contest contest) {
    assertThat(ownAdj(contest, contest.solver())).isTrue();
  }

  @Property
  void ownRss_inverted_isTheFirstThatSaves(@ForAll("contests") Contest contest) {
    assertThat(ownRss(contest, contest.solver())).isTrue();
  }

  @Property
  void otherAdj_inverted_isTheFirstThatKills(@ForAll("contests") Contest contest) {
    assertThat(otherAdj(contest, contest.solver())).isTrue();
  }

  /** A mistake in the solver, made by telling it something wrong. */
  enum Mistake {
    TIES,
    PAGE_TABLES,
    TOTAL;

    PageContest solver(Contest contest) {
      List<Candidate> candidates = contest.candidates();
      return new PageContest(
          this == PAGE_TABLES
              ? candidates.stream().map(Mistake::withoutTables).toList()
              : candidates,
          this == TIES ? withOtherTies(contest.rules()) : contest.rules(),
          contest.memcg(),
          this == TOTAL ? contest.totalPages() + 1000 : contest.totalPages());
    }

    private static KernelRules withOtherTies(KernelRules rules) {
      KernelRules.Walk walk = rules.walk();
      return new KernelRules(
          rules.since(),
          rules.score(),
          rules.exemption(),
          new KernelRules.Walk(
              other(walk.tiesGlobal()),
              other(walk.tiesMemcg()),
              walk.waitsFor(),
              walk.sysrqPassesVictims(),
              walk.origin()),
          rules.entry(),
          rules.kill(),
          rules.totals());
    }

    private static TieBreak other(TieBreak ties) {
      return ties == TieBreak.LAST ? TieBreak.FIRST : TieBreak.LAST;
    }

    private static Candidate withoutTables(Candidate candidate) {
      List<Factor> factors =
          candidate.factors().stream()
              .filter(factor -> !factor.name().equals(Factor.PAGE_TABLES))
              .toList();
      return candidate.eligible()
          ? new Candidate(
              candidate.task(),
              candidate.rank(),
              0,
              candidate.points(),
              new Candidate.Standing.Eligible(factors))
          : candidate;
    }
  }

  @ParameterizedTest
  @EnumSource
  void mistake_inTheSolver_isNoticedByEachProperty(Mistake mistake) {
    boolean adj = false;
    boolean rss = false;
    boolean other = false;
    for (Contest contest : drawn()) {
      PageContest wrong = mistake.solver(contest);
      adj |= !ownAdj(contest, wrong);
      rss |= !ownRss(contest, wrong);
      other |= !otherAdj(contest, wrong);
    }
    assertThat(adj).as("own adj").isTrue();
    assertThat(other).as("other adj").isTrue();
    // A size does not depend on the total, once the points are there.
    assertThat(rss).as("own size").isEqualTo(mistake != Mistake.TOTAL);
  }

  @Provide
  Arbitrary<Contest> contests() {
    return Combinators.combine(
            Arbitraries.of("3.5", "3.13", "3.14", "4.16", "4.17", "5.2", "5.8", "5.9", "6.12"),
            Arbitraries.of(false, true),
            Arbitraries.longs().between(1000, 40_000),
            tasks().list().ofMinSize(2).ofMaxSize(6))
        .as(Contest::new)
        .map(PageContestProperties::numbered)
        .filter(Contest::isDecided);
  }

  private static Arbitrary<TaskSnapshot> tasks() {
    return Combinators.combine(
            Arbitraries.longs().between(0, MOST_PAGES),
            Arbitraries.longs().between(0, 40),
            Arbitraries.longs().between(0, 5),
            Arbitraries.integers().between(-20, 20),
            Arbitraries.of(false, true))
        .as(PageContestProperties::task);
  }

  private static TaskSnapshot task(
      long rssPages, long swapPages, long tablePages, int adj, boolean root) {
    TaskSnapshot task = Fixtures.task(1, rssPages, 0, adj).withMemory(swapPages, tablePages * 4096);
    return root ? task : Fixtures.asUser(task);
  }

  private static Contest numbered(Contest contest) {
    List<TaskSnapshot> tasks = new ArrayList<>();
    for (TaskSnapshot task : contest.tasks()) {
      TaskSnapshot numbered =
          Fixtures.task(
                  tasks.size() + 10, task.rssPages(), task.pgtablesBytes(), task.oomScoreAdj())
              .withMemory(task.swapPages(), task.pgtablesBytes());
      tasks.add(task.uid() == 0 ? numbered : Fixtures.asUser(numbered));
    }
    return new Contest(contest.release(), contest.memcg(), contest.totalPages(), tasks);
  }

  /** The same worlds every time: few sizes, so that scores are often equal. */
  private static List<Contest> drawn() {
    Random random = new Random(1);
    List<String> releases = List.of("3.10", "4.4", "5.4", "5.15", "6.12");
    List<Contest> contests = new ArrayList<>();
    while (contests.size() < DRAWS) {
      List<TaskSnapshot> tasks = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        tasks.add(
            task(
                random.nextLong(40),
                random.nextLong(4),
                random.nextLong(4),
                random.nextInt(-5, 6),
                false));
      }
      Contest contest =
          numbered(
              new Contest(
                  releases.get(random.nextInt(releases.size())),
                  random.nextBoolean(),
                  1000 * random.nextLong(1, 8),
                  tasks));
      if (contest.isDecided()) {
        contests.add(contest);
      }
    }
    return contests;
  }

  private static boolean ownAdj(Contest contest, PageContest solver) {
    TaskSnapshot own = contest.chosen();
    OptionalLong searched =
        contest.ownBySearch(
            own.oomScoreAdj(),
            TaskSnapshot.OOM_SCORE_ADJ_MIN,
            adj -> own.withAdj(Math.toIntExact(adj), 0));
    return solver.ownAdj(own.id()).equals(searched);
  }

  private static boolean ownRss(Contest contest, PageContest solver) {
    TaskSnapshot own = contest.chosen();
    OptionalLong searched =
        contest.ownBySearch(own.rssPages(), 0, pages -> Altered.withRss(own, pages));
    return solver.ownRss(own.id()).equals(searched);
  }

  private static boolean otherAdj(Contest contest, PageContest solver) {
    TaskSnapshot own = contest.chosen();
    return contest.candidates().stream()
        .map(Candidate::task)
        .filter(other -> !other.id().equals(own.id()))
        .allMatch(
            other -> solver.otherAdj(own.id(), other.id()).equals(contest.otherBySearch(other)));
  }
}
