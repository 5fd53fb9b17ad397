package org.oomlab.cli.spare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.cli.spare.Ooms.needed;
import static org.oomlab.cli.spare.Ooms.spared;
import static org.oomlab.cli.spare.Ooms.task;
import static org.oomlab.cli.spare.Ooms.within;

import org.junit.jupiter.api.Test;
import org.oomlab.api.incident.Incident;
import org.oomlab.core.spare.Lever;
import org.oomlab.core.spare.Named;
import org.oomlab.core.spare.Remedy;
import org.oomlab.core.spare.SparedProcess;
import org.oomlab.core.spare.SparedProcess.Standing;
import org.oomlab.testkit.Tasks;

/** A total that a report leaves open within bounds. */
class SpareOpenTotalTest {
  /**
   * With 10000 to 20000 pages, 10 to 20 a step: the one with 100 adj gains 1000 to 2000 and has
   * 1100 to 2100 against 1300 of the other. Which dies is open, so nothing is told.
   */
  @Test
  void totals_thatLeaveItOpen_areSaidToBe() {
    Incident incident =
        within(10_000, 20_000, Tasks.like(task(10, 100)).oomScoreAdj(100).build(), task(11, 1300));

    SparedProcess spared = spared(incident, 10);

    assertThat(spared.standing()).isEqualTo(Standing.UNDECIDED);
    assertThat(spared.remedies()).isEmpty();
    assertThat(spared.reason()).contains("with a total of");
  }

  /**
   * 10 to 20 a step, 3000 pages against 1300: 170 steps down at 10 a step, 85 at 20. Only 170 holds
   * for every total, and there at 20 a step it has -400, which nobody minds.
   */
  @Test
  void totals_withinBounds_needWhatHoldsForAll() {
    Incident incident = within(10_000, 20_000, task(10, 3000), task(11, 1300));

    assertThat(needed(incident, Lever.OOM_SCORE_ADJ).needed()).isEqualTo(-170);
  }

  /**
   * 10 to 20 a step. 11 has 1300, 12 has 100 and 100 steps, 1100 to 2100. At 10 a step 1700 off
   * 3000 are 170 steps, and more than enough at 20; who dies is 11 up to 11 a step, then 12.
   */
  @Test
  void victimInstead_thatHangsOnTheTotal_isOneOfTwo() {
    Incident incident =
        within(
            10_000,
            20_000,
            task(10, 3000),
            task(11, 1300),
            Tasks.like(task(12, 100)).oomScoreAdj(100).build());

    Remedy.Needed adj = needed(incident, Lever.OOM_SCORE_ADJ);

    assertThat(adj.needed()).isEqualTo(-170);
    assertThat(adj.victimsInstead()).extracting(Named::pid).containsExactly(11, 12);
  }

  /**
   * 11 has 3300 less 200 steps, 12 has 100 and 100 steps. With 10000 pages that is 1300 and 1100,
   * with 20000 -700 and 2100; but with 11000 1100 and 1200. Who has 1300 lives at both ends alone.
   */
  @Test
  void size_thatWouldDoAtBothEnds_isNotEnoughBetweenThem() {
    Incident incident =
        within(
            10_000,
            20_000,
            task(10, 3000),
            Tasks.like(task(11, 3300)).oomScoreAdj(-200).build(),
            Tasks.like(task(12, 100)).oomScoreAdj(100).build());

    Remedy.Needed size = needed(incident, Lever.OWN_SIZE);

    assertThat(size.needed()).isEqualTo(1200);
    assertThat(size.victimsInstead()).extracting(Named::pid).containsExactly(11, 12);
  }

  /** Between 11 and 12 it hangs on the total, but 10 is never chosen. */
  @Test
  void process_thatLivesAtEveryTotal_survives() {
    Incident incident =
        within(
            10_000,
            20_000,
            task(10, 50),
            task(11, 1300),
            Tasks.like(task(12, 100)).oomScoreAdj(100).build());

    SparedProcess spared = spared(incident, 10);

    assertThat(spared.standing()).isEqualTo(Standing.SURVIVES);
    assertThat(spared.reason()).isEqualTo("task11 (pid 11) or task12 (pid 12) dies");
  }
}
