package org.oomlab.cli.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oomlab.cli.Golden;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.Json;
import org.oomlab.cli.Json.Node;
import org.oomlab.cli.host.ExitCode;

class RankCommandTest {
  private static final String REPORT = "../examples/global-swap.log";

  @TempDir private Path directory = Path.of("");

  @Test
  void rank_ofAHost_isTheGoldenText() throws Exception {
    InProcess run = rank(host());

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    Golden.check("rank-host.txt", run.out());
  }

  @Test
  void rank_ofAReport_isTheGoldenText() {
    InProcess run = InProcess.of("rank", REPORT, "--top", "3");

    assertThat(run.err()).isEmpty();
    Golden.check("rank-report.txt", run.out());
  }

  /**
   * 1310720 pages in all, so an adj of 1 counts 1310. The hog: 400000 + 1000 + 800 = 401800 points;
   * (1000 + 401800000/1310720 = 306) * 2/3 = 870. The cheap one: 100 + 1000 * 1310 = 1310100; (1000
   * + 999) * 2/3 = 1332.
   */
  @Test
  void rank_asJson_hasEveryFieldOfTheContract() throws Exception {
    Node document = Json.parse(rank(host(), "--format", "json").out());

    assertThat(document.get("schema").text()).isEqualTo("oom/rank/1");
    assertThat(document.get("totalPages").number()).isEqualTo(1310720);
    assertThat(document.get("view").text()).isEqualTo("HOST");
    assertThat(document.get("victimPid").number()).isEqualTo(300);
    List<Node> rows = document.get("candidates").list();
    assertThat(rows)
        .extracting(row -> row.get("pid").number())
        .startsWith(1L, 2L, 100L, 200L, 300L);
    Node hog = rows.get(2);
    assertThat(hog.get("tgid").number()).isEqualTo(100);
    assertThat(hog.get("uid").number()).isZero();
    assertThat(hog.get("name").text()).isEqualTo("hog");
    assertThat(hog.get("rssPages").number()).isEqualTo(400000);
    assertThat(hog.get("swapPages").number()).isEqualTo(1000);
    assertThat(hog.get("pageTablePages").number()).isEqualTo(800);
    assertThat(hog.get("oomScoreAdj").number()).isZero();
    assertThat(hog.get("adjPages").number()).isZero();
    assertThat(hog.get("points").number()).isEqualTo(401800);
    assertThat(hog.get("eligible").raw()).isEqualTo(true);
    assertThat(hog.get("ineligibleBecause").raw()).isNull();
    assertThat(hog.get("rank").number()).isEqualTo(2);
    assertThat(hog.get("oomScore").number()).isEqualTo(870);
    assertThat(rows.get(4).get("points").number()).isEqualTo(1310100);
    assertThat(rows.get(4).get("oomScore").number()).isEqualTo(1332);
    assertThat(rows.getFirst().get("ineligibleBecause").text()).isEqualTo("GLOBAL_INIT");
    assertThat(rows.getFirst().get("oomScore").number()).isZero();
  }

  @Test
  void rank_ofAReport_hasTheRowsThatExplainHas() {
    Node ranked = Json.parse(InProcess.of("rank", REPORT, "--format", "json").out());
    Node explained = Json.parse(InProcess.of("explain", REPORT, "--format", "json").out());

    Node report = explained.get("reports").list().getLast();
    assertThat(ranked.get("totalPages").number()).isEqualTo(report.get("totalPages").number());
    List<Node> rows = report.get("candidates").list();
    List<Node> candidates = ranked.get("candidates").list();
    assertThat(candidates).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      Map<?, ?> fields = (Map<?, ?>) Objects.requireNonNull(rows.get(i).raw());
      for (Object name : fields.keySet()) {
        assertThat(candidates.get(i).get((String) name)).isEqualTo(rows.get(i).get((String) name));
      }
      assertThat(candidates.get(i).get("oomScore").raw()).isNotNull();
    }
  }

  @Test
  void rank_byAnotherPolicyAndRelease_saysWhich() throws Exception {
    InProcess run = rank(host(), "--policy", "priority-only", "--kernel", "5.4");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("policy   priority-only", "6.12.9-test; rules of 5.4 and later", "priority");
  }

  @Test
  void rank_byAReleaseWithoutUpperPageTables_saysThatTheHostDoesNotTellThemApart()
      throws Exception {
    HostTree tree = host();

    assertThat(text(rank(tree, "--kernel", "3.10")))
        .contains("leave out upper page tables (PMD, PUD), which");
    assertThat(text(rank(tree, "--kernel", "4.9")))
        .contains("leave out upper page tables (PUD), which");
    assertThat(text(rank(tree, "--kernel", "4.15"))).doesNotContain("upper page tables");
    assertThat(text(rank(tree, "--kernel", "2.6.32"))).doesNotContain("upper page tables");
    assertThat(text(rank(tree.file("sys/kernel/osrelease", "4.9.0\n"), "--kernel", "3.10")))
        .doesNotContain("upper page tables");
  }

  private static String text(InProcess run) {
    return run.out().replaceAll("\\s+", " ");
  }

  /** The hog's 8000 kB of address space are 2000 pages, 7.8 MiB. */
  @Test
  void rank_byAReleaseThatScoresAddressSpace_showsItsTerms() throws Exception {
    InProcess run = rank(host(), "--kernel", "2.6.32");

    assertThat(run.err()).isEmpty();
    assertThat(run.out().replaceAll(" +", " "))
        .contains(" name total_vm children cpu_time run_time adj = points")
        .containsPattern(" 100 hog 7\\.8 \\S+ \\S+ \\S+ \\S+ 2000\\b")
        .contains("adj is what nice, privileges, other nodes and oom_adj add or take")
        .doesNotContain("resident");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }

  /** The terms are all there is to a score: their sum is its points. */
  @ParameterizedTest
  @ValueSource(strings = {"2.6.32", "2.6.36", "4.4", "6.12"})
  void rankJson_ofAnyRelease_hasTermsThatMakeThePoints(String release) throws Exception {
    InProcess run = rank(host(), "--kernel", release, "--format", "json");

    List<Node> candidates = Json.parse(run.out()).get("candidates").list();
    assertThat(candidates).isNotEmpty();
    for (Node candidate : candidates) {
      if (Boolean.TRUE.equals(candidate.get("eligible").raw())) {
        Map<?, ?> terms = (Map<?, ?>) Objects.requireNonNull(candidate.get("terms").raw());
        assertThat(terms.values().stream().mapToLong(value -> ((Number) value).longValue()).sum())
            .isEqualTo(candidate.get("points").number());
      }
    }
  }

  @Test
  void rank_inAContainer_saysWhoseViewItIs() throws Exception {
    InProcess run = rank(host().view("pid:[4026532999]"));

    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("a container's own processes", "what runs outside of it is not shown")
        .contains(" 1 init ")
        .doesNotContain("exempt are 3");
  }

  @Test
  void rank_ofHostileNames_staysOnItsLines() throws Exception {
    HostTree tree = host().process(400, "\u001b[2J) R\n9 (x", 0, 500000, 0, 1);

    InProcess run = rank(tree);

    assertThat(run.out()).doesNotContain("\u001b").contains("\\x1b");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }

  /** cheap, hog and (sd-pam) x live in app.slice; sshd there is protected. */
  @Test
  void rank_ofAGroup_countsItsMembers() throws Exception {
    InProcess run = rank(host().memcg("app.slice", 1));

    assertThat(run.out().replaceAll("\\s+", " "))
        .startsWith("If memory ran out now, cheap (pid 300) would die and 2 others:");
  }

  @Test
  void rank_withoutCgroups_saysSo() throws Exception {
    InProcess run = rank(host().file("301/mountinfo", ""));

    assertThat(run.out().replaceAll("\\s+", " "))
        .startsWith("If memory ran out now, cheap (pid 300) would die: ")
        .contains("no memory cgroups are mounted here");
  }

  @Test
  void rank_whereTheMachinePanics_ranksAllTheSame() throws Exception {
    InProcess run = rank(host().file("sys/vm/panic_on_oom", "1\n"));

    assertThat(run.out()).startsWith("If memory ran out now, the machine would panic");
    assertThat(run.out()).contains("cheap");
  }

  @Test
  void rank_ofALogWithoutReport_isOneLine() throws Exception {
    Path log = directory.resolve("quiet.log");
    Files.writeString(log, "[    1.000000] systemd[1]: Started Session 1 of user root.\n");

    InProcess run = InProcess.of("rank", log.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err())
        .isEqualTo(
            "oom: "
                + log
                + ": has no report of the OOM killer to rank; without INPUT this host is"
                + " ranked\n");
  }

  @Test
  void rank_ofTheOldestKernels_isOneLine() throws Exception {
    InProcess run = rank(host().file("sys/kernel/osrelease", "2.4.37\n"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err())
        .isEqualTo("oom: the rules of kernel 2.4.37 are not known, those from 2.6.11 on are\n");
  }

  private HostTree host() throws IOException {
    return new HostTree(directory)
        .process(100, "hog", 0, 400000, 1000, 800)
        .process(200, "sshd", -1000, 900, 0, 12)
        .process(300, "cheap", 1000, 90, 0, 10)
        .process(301, "(sd-pam) x", 0, 90, 2000, 10);
  }

  private InProcess rank(HostTree tree, String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "rank";
    args[1] = "--proc";
    args[2] = tree.root().toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return InProcess.of(args);
  }
}
