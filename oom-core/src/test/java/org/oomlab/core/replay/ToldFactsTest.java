package org.oomlab.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.Fixtures.task;
import static org.oomlab.core.replay.Reports.exact;
import static org.oomlab.core.replay.Reports.killed;
import static org.oomlab.core.replay.Reports.memcgTotals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.KillMode;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.core.facts.Facts;
import org.oomlab.core.facts.SuppliedFact;
import org.oomlab.core.facts.ToldMemcg;

/** What is told leaves no doubt: the judgement is right or wrong. */
class ToldFactsTest {
  private static final MemcgPath BOX = new MemcgPath("/box");

  /** 12 has 11's figures and 500 thousandths more: 800 against 500. */
  private static Draft twins(int kernelsVictim) {
    return Reports.memcg(
            "6.12", exact(1000), task(10, 500, 0, 0), task(11, 300, 0, 0), task(12, 300, 0, 500))
        .with(killed(kernelsVictim));
  }

  private static Judgement judge(Draft draft, VictimPolicy policy, SuppliedFact... told) {
    Facts facts = new Facts(List.of(new Facts.Entry("test.log", 1, 1, List.of(told))));
    return Replay.judge(facts.tell(draft.incident()), policy);
  }

  private static Agreement agreement(Draft draft, SuppliedFact... told) {
    return judge(draft, Reports.HIGHEST_BADNESS, told).agreement();
  }

  @Test
  void judge_vforkTold_isNoExcuse() {
    assertThat(agreement(twins(10))).isEqualTo(Agreement.INDETERMINATE);
    assertThat(agreement(twins(10), new SuppliedFact.Vfork(Set.of(12)))).isEqualTo(Agreement.AGREE);
    assertThat(agreement(twins(10), new SuppliedFact.Vfork(Set.of())))
        .isEqualTo(Agreement.DISAGREE);
    assertThat(agreement(twins(12), new SuppliedFact.Vfork(Set.of(12))))
        .isEqualTo(Agreement.DISAGREE);
  }

  /** Equal rows: the later one wins, unless it waits. */
  @Test
  void judge_otherOfTwinsAndVforkTold_disagrees() {
    Draft draft =
        Reports.memcg("6.12", exact(1000), task(10, 500, 0, 0), task(11, 500, 0, 0))
            .with(killed(10));

    assertThat(agreement(draft)).isEqualTo(Agreement.INDETERMINATE);
    assertThat(agreement(draft, new SuppliedFact.Vfork(Set.of()))).isEqualTo(Agreement.DISAGREE);
  }

  /** 1000 of memory and 1000 of swap: 11 has 300 + 500 thousandths, 800 or 1300, against 900. */
  @Test
  void judge_swappinessTold_decidesWhetherSwapCounts() {
    Draft draft =
        Reports.memcg(
                "6.12",
                memcgTotals(1000, PageBounds.exactly(1000)),
                task(10, 900, 0, 0),
                task(11, 300, 0, 500))
            .with(killed(10));

    assertThat(agreement(draft)).isEqualTo(Agreement.INDETERMINATE);
    assertThat(agreement(draft, new SuppliedFact.Swappiness(0))).isEqualTo(Agreement.AGREE);
    assertThat(agreement(draft, new SuppliedFact.Swappiness(60))).isEqualTo(Agreement.DISAGREE);
    assertThat(
            agreement(
                draft,
                new SuppliedFact.Swappiness(60),
                new SuppliedFact.Memcgs(List.of(new ToldMemcg(BOX, false, 0, Set.of())))))
        .isEqualTo(Agreement.AGREE);
  }

  /** What a panic line says is not believed once the setting is told. */
  @Test
  void judge_panicOnOomTold_isNotReadOffThePanicLine() {
    Draft panicked =
        Reports.memcg("6.12", exact(1000), task(10, 500, 0, 0))
            .with(new ActualOutcome(Outcome.PANIC, 0, "", MemcgPath.UNKNOWN, List.of(), 0))
            .in(new KillMode(false, MemcgPath.UNKNOWN, 2));

    assertThat(judge(panicked, Reports.PANIC_OR_WALK).agreement()).isEqualTo(Agreement.AGREE);
    assertThat(judge(panicked, Reports.PANIC_OR_WALK, new SuppliedFact.PanicOnOom(2)).agreement())
        .isEqualTo(Agreement.AGREE);
    assertThat(judge(panicked, Reports.PANIC_OR_WALK, new SuppliedFact.PanicOnOom(1)).agreement())
        .isEqualTo(Agreement.DISAGREE);
  }

  /** The kill line says that /box died as a whole; by the flags only its victim does. */
  @Test
  void judge_memcgsTold_takesTheGroupFromItsFlag() {
    Draft draft =
        Reports.memcg("6.12", exact(1000), task(10, 500, 0, 0), task(11, 300, 0, 0))
            .with(killed(10, 11))
            .in(new KillMode(false, BOX));
    SuppliedFact flagged =
        new SuppliedFact.Memcgs(List.of(new ToldMemcg(BOX, true, 60, Set.of(10, 11))));
    SuppliedFact plain =
        new SuppliedFact.Memcgs(List.of(new ToldMemcg(BOX, false, 60, Set.of(10, 11))));

    Judgement asFlagged = judge(draft, Reports.CLASSIC_GROUP, flagged);
    assertThat(asFlagged.agreement()).isEqualTo(Agreement.AGREE);
    assertThat(asFlagged.predicted().killedPids()).containsExactly(10, 11);
    assertThat(judge(draft, Reports.CLASSIC_GROUP, plain).agreement())
        .isEqualTo(Agreement.DISAGREE);
  }

  @Test
  void tell_twiceOfOneReport_takesTheLast() {
    Facts facts =
        new Facts(
            List.of(
                new Facts.Entry("", 1, Long.MAX_VALUE, List.of(new SuppliedFact.Swappiness(0))),
                new Facts.Entry("test.log", 1, 1, List.of(new SuppliedFact.Swappiness(7))),
                new Facts.Entry("other.log", 1, 1, List.of(new SuppliedFact.Swappiness(8))),
                new Facts.Entry("test.log", 2, 9, List.of(new SuppliedFact.Swappiness(9)))));

    assertThat(facts.tell(twins(10).incident()).machine().sysctls().swappiness()).isEqualTo(7);
  }

  @Test
  void areAboutAny_isByNameOrEndOfPath() {
    Facts facts = new Facts(List.of(new Facts.Entry("b.log", 1, 1, List.of())));

    assertThat(facts.areAboutAny(List.of("a.log", "/var/b.log"))).isTrue();
    assertThat(facts.areAboutAny(List.of("b.log"))).isTrue();
    assertThat(facts.areAboutAny(List.of("/var/bb.log", "b.log.gz"))).isFalse();
  }
}
