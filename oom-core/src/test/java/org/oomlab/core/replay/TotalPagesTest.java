package org.oomlab.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.Fixtures.rules;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.memory.Watermarks;
import org.oomlab.api.memory.ZoneState;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.core.Fixtures;

/** Totals as each era counts them: RAM 1000 pages, swap 5000, two nodes of 300 and 600 present. */
class TotalPagesTest {
  private static final PageBounds SWAP = PageBounds.exactly(5000);
  private static final PageBounds UNLIMITED = PageBounds.exactly(PageBounds.UNBOUNDED);

  @ParameterizedTest
  @CsvSource({"2.6.36", "3.10", "6.18"})
  void total_unconstrained_isRamAndSwap(String release) {
    assertThat(TotalPages.of(incident(OomConstraint.NONE), rules(release)))
        .isEqualTo(PageBounds.exactly(6000));
  }

  /** Present pages are printed; how many more are spanned is not. */
  @ParameterizedTest
  @CsvSource({"CPUSET", "MEMORY_POLICY"})
  void total_ofSomeNodes_isExactFrom54(OomConstraint constraint) {
    assertThat(TotalPages.of(incident(constraint), rules("5.4")))
        .isEqualTo(PageBounds.exactly(5300));
    PageBounds spanned = TotalPages.of(incident(constraint), rules("5.3"));
    assertThat(spanned.minPages()).isEqualTo(5300);
    assertThat(spanned.maxPages()).isGreaterThanOrEqualTo(PageBounds.UNBOUNDED);
  }

  /** Nothing tells the constraint: any of the nodes, up to all, or the machine. */
  @Test
  void total_perhapsOfSomeNodes_beginsAtTheSmallest() {
    Incident open = lacking(incident(OomConstraint.NONE), MissingFact.Kind.CONSTRAINT);

    assertThat(TotalPages.of(open, rules("5.4"))).isEqualTo(new PageBounds(5300, 6000));
    assertThat(TotalPages.of(open, rules("5.3")).minPages()).isEqualTo(5300);
    assertThat(TotalPages.of(open, rules("5.3")).maxPages())
        .isGreaterThanOrEqualTo(PageBounds.UNBOUNDED);
  }

  /** T21 read off a report: limit 1000, swap.max 200; 5000 pages are a byte each in 2.6.36. */
  @ParameterizedTest
  @CsvSource({"2.6.36, 1001", "2.6.39, 6000", "3.8, 6000", "4.5, 1200", "6.18, 1200"})
  void total_ofAMemcg_isTheReleases(String release, long pages) {
    Incident memcg = memcg(SWAP, PageBounds.exactly(200), UNLIMITED);

    assertThat(TotalPages.of(memcg, rules(release))).isEqualTo(PageBounds.exactly(pages));
  }

  @ParameterizedTest
  @CsvSource({"2.6.36, 1001, 1001", "3.8, 1500, 1500", "5.3, 1000, 1500", "6.18, 1000, 1500"})
  void total_ofAMemcgWithHiddenSwapMax_isOpenFrom45(String release, long least, long most) {
    Incident memcg = memcg(SWAP, PageBounds.UNKNOWN, PageBounds.exactly(1500));

    assertThat(TotalPages.of(memcg, rules(release))).isEqualTo(new PageBounds(least, most));
  }

  /** Memory and swap together are never limited below memory. */
  @Test
  void total_ofAMemcgOfWhichNothingElseIsKnown_isAtLeastItsLimit() {
    Incident memcg = memcg(PageBounds.UNKNOWN, UNLIMITED, PageBounds.UNKNOWN);

    assertThat(TotalPages.of(memcg, rules("3.10")).minPages()).isEqualTo(1000);
    assertThat(TotalPages.of(memcg, rules("3.10")).maxPages()).isEqualTo(PageBounds.UNBOUNDED);
  }

  @Test
  void total_withAnySwap_takesNothingForGranted() {
    Incident memcg = memcg(SWAP, PageBounds.exactly(200), UNLIMITED);

    assertThat(TotalPages.withAnySwap(memcg, rules("6.18"))).isEqualTo(new PageBounds(1000, 1200));
    assertThat(TotalPages.withAnySwap(memcg, rules("3.10")).minPages()).isEqualTo(1000);
  }

  /** 3.8 is the first to ask for swappiness. */
  @ParameterizedTest
  @CsvSource({"2.6.36, false", "3.6, false", "3.7, true", "6.18, true"})
  void total_withSwappiness0_isTheLimitWhereTheReleaseAsks(String release, boolean asks) {
    Incident memcg = memcg(SWAP, PageBounds.exactly(200), UNLIMITED);

    assertThat(TotalPages.withSwappiness0(memcg, rules(release)).isPresent()).isEqualTo(asks);
    if (asks) {
      assertThat(TotalPages.withSwappiness0(memcg, rules(release))).hasValue(1000);
    }
    assertThat(TotalPages.withSwappiness0(incident(OomConstraint.NONE), rules(release))).isEmpty();
  }

  /** Nobody can be told its share of nothing. */
  @ParameterizedTest
  @EnumSource
  void total_ofNothing_isOnePage(OomConstraint constraint) {
    PageBounds none = PageBounds.exactly(0);
    Incident empty =
        incident(constraint, new IncidentTotals(none, none, none, none, none, UNLIMITED));

    assertThat(TotalPages.of(empty, rules("6.18"))).isEqualTo(PageBounds.exactly(1));
  }

  @Test
  void total_ofWhichNothingIsKnown_isAtLeastOnePage() {
    assertThat(TotalPages.of(incident(OomConstraint.NONE, IncidentTotals.UNKNOWN), rules("6.18")))
        .isEqualTo(PageBounds.atLeast(1));
  }

  private static Incident memcg(PageBounds swap, PageBounds swapMax, PageBounds memswMax) {
    return incident(
        OomConstraint.MEMCG,
        new IncidentTotals(
            PageBounds.UNKNOWN,
            swap,
            PageBounds.UNKNOWN,
            PageBounds.exactly(1000),
            swapMax,
            memswMax));
  }

  private static Incident incident(OomConstraint constraint) {
    return incident(
        constraint,
        new IncidentTotals(
            PageBounds.exactly(1000),
            SWAP,
            PageBounds.exactly(300),
            PageBounds.UNKNOWN,
            UNLIMITED,
            UNLIMITED));
  }

  private static Incident incident(OomConstraint constraint, IncidentTotals totals) {
    Incident draft = Draft.of("6.12", totals).incident();
    MachineState machine = Fixtures.machine("6.12");
    return new Incident(
        draft.origin(),
        draft.kernel(),
        draft.invoker(),
        constraint,
        constraint == OomConstraint.MEMCG ? new MemcgPath("/box") : MemcgPath.ROOT,
        new MachineState(
            machine.kernel(),
            machine.pageSizeBytes(),
            machine.ramPages(),
            machine.swap(),
            machine.use(),
            List.of(node(0, 300), node(1, 600)),
            machine.memcgs(),
            machine.tasks(),
            machine.sysctls()),
        totals,
        draft.memcgStat(),
        draft.mode(),
        draft.actual(),
        draft.missing());
  }

  private static Incident lacking(Incident incident, MissingFact.Kind kind) {
    return new Incident(
        incident.origin(),
        incident.kernel(),
        incident.invoker(),
        incident.constraint(),
        incident.oomMemcg(),
        incident.machine(),
        incident.totals(),
        incident.memcgStat(),
        incident.mode(),
        incident.actual(),
        List.of(new MissingFact(kind, "not told")));
  }

  private static NodeMemory node(int id, long presentPages) {
    return new NodeMemory(
        id, List.of(new ZoneState("Normal", 0, new Watermarks(0, 0, 0), presentPages, 0)));
  }
}
