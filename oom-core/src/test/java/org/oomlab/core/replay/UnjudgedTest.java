package org.oomlab.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.Fixtures.task;
import static org.oomlab.core.replay.Reports.exact;
import static org.oomlab.core.replay.Reports.killed;

import org.junit.jupiter.api.Test;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.select.Candidate;

class UnjudgedTest {
  /** 10: 500 pages. 11: 300 pages and adj 500 of 1000 pages, 300 + 500 * 1 = 800. */
  private static final Incident INCIDENT =
      Reports.memcg("6.1", exact(1000), task(10, 500, 0, 0), task(11, 300, 0, 500))
          .with(killed(11))
          .incident();

  @Test
  void report_withoutADecision_isUndecidedForThatReason() {
    Judgement judgement = Unjudged.of(INCIDENT, "it failed");

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.reason()).isEqualTo("it failed");
    assertThat(judgement.predicted()).isEqualTo(Prediction.UNKNOWN);
    assertThat(judgement.explanation().reason().rule()).isEqualTo("failed");
  }

  @Test
  void report_withoutADecision_isRankedAsTheKernelsWalkWould() {
    Judgement judgement = Unjudged.of(INCIDENT, "it failed");
    Judgement walked = Replay.judge(INCIDENT, Reports.HIGHEST_BADNESS);

    assertThat(judgement.candidates()).isEqualTo(walked.candidates());
    assertThat(judgement.candidates()).extracting(Candidate::rank).containsExactly(2, 1);
    assertThat(judgement.totalPages()).isEqualTo(walked.totalPages());
    assertThat(judgement.rules()).isEqualTo(walked.rules());
  }

  @Test
  void report_byTheRulesOfAnotherRelease_isRankedByThem() {
    KernelRelease release = KernelRelease.parse("2.6.36");

    Judgement judgement = Unjudged.of(INCIDENT, release, "it failed");
    Judgement walked = Replay.judge(INCIDENT, Reports.HIGHEST_BADNESS, release);

    assertThat(judgement.candidates()).isEqualTo(walked.candidates());
    assertThat(judgement.rules()).isEqualTo(release);
  }

  @Test
  void report_ofAReleaseWithoutRules_isStillUndecided() {
    Judgement judgement = Unjudged.of(INCIDENT, KernelRelease.parse("2.4.0"), "it failed");

    assertThat(judgement.agreement()).isEqualTo(Agreement.INDETERMINATE);
    assertThat(judgement.candidates()).hasSize(2);
  }
}
