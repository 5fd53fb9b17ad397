package org.oomlab.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oomlab.cli.Golden;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.host.ExitCode;

/** What a user of the examples sees, byte by byte. */
class ExplainExamplesTest {
  private static final String EXAMPLES = "../examples/";

  @ParameterizedTest
  @ValueSource(strings = {"memcg-limit", "global-swap", "oom-group"})
  void explain_asText_isAsReviewed(String example) {
    InProcess run = InProcess.of("explain", EXAMPLES + example + ".log");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    Golden.check("explain-" + example + ".txt", run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"memcg-limit", "global-swap", "oom-group"})
  void explain_asJson_isAsReviewed(String example) {
    InProcess run = InProcess.of("explain", "--format", "json", EXAMPLES + example + ".log");

    assertThat(run.err()).isEmpty();
    Golden.check("explain-" + example + ".json", run.out());
  }

  @Test
  void explain_asCsv_hasARowForEachReport() {
    InProcess run =
        InProcess.of(
            "explain",
            "--format",
            "csv",
            EXAMPLES + "global-swap.log",
            EXAMPLES + "memcg-limit.log",
            EXAMPLES + "oom-group.log");

    assertThat(run.err()).isEmpty();
    Golden.check("explain-all.csv", run.out());
  }

  /** A name with quotes, commas and a line's end in it stays one cell. */
  @Test
  void explain_asCsv_quotesWhatAProcessCallsItself() throws IOException {
    String log = Files.readString(Path.of(EXAMPLES + "memcg-limit.log")).replace("p4-", "a,\"b");

    InProcess run = InProcess.of(Map.of(), log, "explain", "--format", "csv", "-");

    assertThat(run.out()).contains("\"a,\"\"b");
  }

  @Test
  void compare_asCsv_hasARowForEachPolicy() {
    InProcess run =
        InProcess.of(
            "compare",
            "--format",
            "csv",
            EXAMPLES + "global-swap.log",
            EXAMPLES + "memcg-limit.log",
            EXAMPLES + "oom-group.log");

    assertThat(run.err()).isEmpty();
    Golden.check("compare-all.csv", run.out());
  }

  @Test
  void explain_ofSeveralFiles_endsWithATable() {
    InProcess run = InProcess.of("explain", "--top", "2", EXAMPLES);

    Golden.check("explain-all.txt", run.out());
  }

  @Test
  void explain_onAWideTerminal_usesIt() {
    InProcess run =
        InProcess.of(Map.of("COLUMNS", "120"), "", "explain", EXAMPLES + "global-swap.log");

    Golden.check("explain-wide.txt", run.out());
  }

  /**
   * p4-2 holds 189 pages more than p4-1 and has an oom_score_adj of 499 against 500, so that from
   * 189000 pages in all p4-1 is ahead. A page in swap shows that there is some, not how much.
   */
  @Test
  void explain_whereOnlySwapIsOpen_namesTheOptionThatSettlesIt() throws IOException {
    String log =
        Files.readString(Path.of(EXAMPLES + "memcg-limit.log"))
            .replace("500 p4-2", "499 p4-2")
            .replace("swap: usage 0kB", "swap: usage 4kB");

    InProcess open = InProcess.of(Map.of(), log, "explain", "-");
    assertThat(open.out()).contains("Undecided:", "--swap-total SIZE");
    InProcess none = InProcess.of(Map.of(), log, "explain", "--swap-total", "0", "-");
    assertThat(none.out()).contains("Agreement:").doesNotContain("--swap-total");
    InProcess much = InProcess.of(Map.of(), log, "explain", "--swap-total", "4G", "-");
    assertThat(much.out()).contains("Disagreement:", "the model names p4-1 (pid 160)");
  }

  /** The report of a machine that is told to panic ends without a victim. */
  @Test
  void explain_ofPanicOnOom_agreesAndSaysSo() throws IOException {
    String log = Files.readString(Path.of(EXAMPLES + "global-swap.log"));
    String panic =
        log.substring(0, log.indexOf("[    8.033511] oom-kill:"))
            + "[    8.033511] Kernel panic - not syncing: Out of memory: system-wide panic_on_oom"
            + " is enabled\n";

    InProcess run = InProcess.of(Map.of(), panic, "explain", "-");

    assertThat(run.out())
        .startsWith("Linux panicked because the machine ran out of memory and swap and\n")
        .contains("vm.panic_on_oom is set.", "Agreement: the model ends in a panic as well");
  }

  /** Two processes of 20 pages in a memcg of 5120: somebody else filled it. */
  @Test
  void explain_whereProcessesHoldNextToNothing_saysSo() throws IOException {
    String log = Files.readString(Path.of(EXAMPLES + "memcg-limit.log"));
    String row = "] [    16%d]     0   16%d     1780      20       10        0       10    45056 ";
    String small =
        log.substring(0, log.indexOf("[    6.555557] ["))
            + "[    6.555557"
            + String.format(Locale.ROOT, row, 0, 0)
            + "       0             0 p4-1\n[    6.555583"
            + String.format(Locale.ROOT, row, 4, 4)
            + "       0           500 p4-2\n"
            + log.substring(log.indexOf("[    6.555765]"));

    InProcess run = InProcess.of(Map.of(), small, "explain", "-");

    assertThat(run.out().replace('\n', ' ')).contains("All processes together held less than 1 %");
  }

  /** The policy was said to have chosen one that is exempt, and the log was not explained. */
  @Test
  void explain_allocatingTaskKilledTwice_agrees() {
    String report =
        """
        [    1.000000] a invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0
        [    1.000000] CPU: 0 PID: 100 Comm: a Not tainted 6.1.176 #1
        [    1.000000] 262144 pages RAM
        [    1.000000] Total swap = 0kB
        [    1.000000] [  pid  ]   uid  tgid total_vm rss pgtables_bytes swapents oom_score_adj name
        [    1.000000] [    100]     0   100     1000 500    40960        0             0 a
        [    1.000000] [    101]     0   101     1000 600    40960        0             0 b
        [    1.000000] oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,\
        global_oom,task_memcg=/,task=a,pid=100,uid=0
        [    1.000000] Out of memory (oom_kill_allocating_task): Killed process 100 (a) \
        total-vm:4000kB, anon-rss:2000kB, file-rss:0kB, shmem-rss:0kB
        [    1.000000] oom_reaper: reaped process 100 (a), now anon-rss:0kB, file-rss:0kB
        """;
    InProcess run =
        InProcess.of(Map.of(), report + report.replace(" 1.0", " 2.0"), "explain", "--check", "-");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("2 reports: the model agrees with 2,");
  }

  @Test
  void check_ofAgreeingReports_isOk() {
    assertThat(InProcess.of("explain", "--check", EXAMPLES).exitCode()).isEqualTo(ExitCode.OK);
  }

  /** Nobody would have killed the newest by oom_score_adj alone but for this policy. */
  @Test
  void check_ofADisagreeingPolicy_fails() {
    InProcess run =
        InProcess.of(
            "explain",
            "--check",
            "--policy",
            "priority-only:polarity=low-dies-first",
            EXAMPLES + "memcg-limit.log");

    assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(run.out()).contains("Disagreement:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "many"})
  void top_thatIsNoNumberAboveZero_isOneClearLine(String top) {
    InProcess run = InProcess.of("explain", "--top=" + top, EXAMPLES + "memcg-limit.log");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).isEqualTo("oom: --top: '" + top + "' is not a number above 0, nor all\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4X", "-1", "", "1.5G", "99999999999999999999"})
  void swapTotal_thatIsNoSize_isOneClearLine(String size) {
    InProcess run =
        InProcess.of("explain", "--swap-total=" + size + " ", EXAMPLES + "memcg-limit.log");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).startsWith("oom: --swap-total: '").endsWith("0, 512M or 4G\n");
  }
}
