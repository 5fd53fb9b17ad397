package org.oomlab.linux.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.api.incident.KernelEvidence;
import org.oomlab.linux.kmsg.Logs;

/** Where the release of a report comes from, which its processor line need not have. */
class KernelEvidenceReaderTest {
  private static final String TOLD =
      """
      [   20.000001] a invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0
      [   20.000002] CPU: 0 PID: 7 Comm: a Not tainted 5.10.3-lab #1
      """;

  private static final String KILL =
      """
      [   STAMP] [  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name
      [   STAMP] [     11]     0    11     2000      500    40960       10             0 a
      [   STAMP] Out of memory: Killed process 11 (a) total-vm:8000kB, anon-rss:1kB, \
      file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:40kB oom_score_adj:0
      """;

  private static final String SILENT =
      "[   STAMP] b invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0\n"
          + KILL;

  private static KernelEvidence last(String log) {
    return IncidentMapper.map(Logs.reports(log).getLast(), "x.log").kernel();
  }

  private static String at(String stamp, String lines) {
    return lines.replace("STAMP", stamp);
  }

  @Test
  void release_notInTheReport_isThatOfTheReportBefore() {
    KernelEvidence kernel = last(TOLD + at("20.000003", KILL) + at("20.040000", SILENT));

    assertThat(kernel.oldest().text()).isEqualTo("5.10.3-lab");
    assertThat(kernel.evidence())
        .isEqualTo("5.10.3-lab, printed in an earlier report of the same boot");
  }

  /** A smaller time, none, or a banner between: another boot, or nobody knows. */
  @ParameterizedTest
  @CsvSource({"'[   19.999999] ', ''", "'', ''", "'[   20.040000] ', Linux version x"})
  void release_ofAReportOfAnotherBoot_isNotTaken(String stamp, String banner) {
    String between = banner.isEmpty() ? "" : "[    0.000000] Linux version 6.6.9-lab (x@y) #7\n";
    String silent = SILENT.replace("[   STAMP] ", stamp);

    assertThat(last(TOLD + at("20.000003", KILL) + between + silent).evidence())
        .doesNotContain("5.10.3-lab");
  }
}
