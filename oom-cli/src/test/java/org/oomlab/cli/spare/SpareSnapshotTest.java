package org.oomlab.cli.spare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oomlab.cli.Golden;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.Json;
import org.oomlab.cli.Json.Node;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.rank.HostTree;

/** Machines at one instant: stored ones and the live host. */
class SpareSnapshotTest {
  private static final String DESKTOP = "../examples/snapshots/desktop.yaml";
  private static final String POD = "../examples/snapshots/pod-limit.yaml";

  /**
   * 2521088 pages, so 2521 a step. 1290 has 383590 pages and 167 steps, 804597 in all; 1322 behind
   * it 111968 and 233, 699361. 315771 above its size are 125 steps, 105236 pages too many, and
   * 692629 what 1322 lacks without its adj, 275 steps.
   */
  @Test
  void spare_ofASnapshot_isAsByHand() {
    Node report = only(json("--victim", DESKTOP));

    assertThat(report.get("source").text()).isEqualTo("SNAPSHOT");
    assertThat(report.get("process").get("pid").number()).isEqualTo(1290);
    assertThat(lever(report, "oom_score_adj").get("needed").number()).isEqualTo(125);
    assertThat(lever(report, "oom_score_adj").get("victimInstead").get("pid").number())
        .isEqualTo(1322);
    assertThat(lever(report, "own_size").get("needed").number()).isEqualTo(288000 - 105236);
    assertThat(lever(report, "other_adj").get("needed").number()).isEqualTo(275);
    assertThat(lever(report, "memory_max").get("impossible").text()).contains("no memcg");
  }

  /**
   * The whole pod dies, whoever of it is chosen: only -1000 stays out, or the flag cleared, where
   * another is chosen. The pod has 262144 of 262144 pages, and one was asked for.
   */
  @Test
  void spare_ofAPodThatDiesAsAWhole_isAsByHand() {
    Node victim = only(json("--victim", POD));
    Node envoy = only(json("--process", "envoy", POD));

    assertThat(victim.get("process").get("pid").number()).isEqualTo(2044);
    assertThat(lever(victim, "oom_score_adj").get("needed").number()).isEqualTo(-1000);
    assertThat(lever(victim, "oom_score_adj").get("victimInstead").get("pid").number())
        .isEqualTo(2102);
    assertThat(lever(victim, "memory_max").get("current").number()).isEqualTo(262144L * 4096);
    assertThat(lever(victim, "memory_max").get("needed").number()).isEqualTo(262145L * 4096);
    assertThat(lever(victim, "oom_group").get("impossible").text()).contains("chosen itself");
    Node group = lever(envoy, "oom_group");
    assertThat(group.get("memcg").text()).isEqualTo("/kubepods/pod7");
    assertThat(group.get("victimInstead").get("pid").number()).isEqualTo(2044);
  }

  @Test
  void spare_ofASnapshotForAPerson_isAsReviewedAndFits() {
    InProcess run = InProcess.of("spare", "--process", "envoy", POD);

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    Golden.check("spare-pod.txt", run.out());
  }

  /** 1310720 pages, so 1310 a step; the hog has 1410 pages more than it needs to be second. */
  @Test
  void spare_ofTheHost_isWhoWouldDieNow(@TempDir Path folder) throws Exception {
    HostTree tree =
        new HostTree(folder)
            .process(100, "hog", 0, 400_000, 1000, 800)
            .process(200, "other", 0, 400_000, 300, 90);

    Node report = only(json("--proc", tree.root().toString(), "--victim"));

    assertThat(report.get("source").text()).isEqualTo("HOST");
    assertThat(report.get("process").get("name").text()).isEqualTo("hog");
    assertThat(lever(report, "own_size").get("needed").number()).isEqualTo(400_000 - 1410);
    assertThat(lever(report, "oom_score_adj").get("needed").number()).isEqualTo(-2);
    assertThat(lever(report, "swap").get("impossible").text()).contains("nothing is short yet");
  }

  @Test
  void spare_ofAProcessThatIsNotThere_saysWhere(@TempDir Path folder) throws Exception {
    String proc = new HostTree(folder).root().toString();

    assertThat(InProcess.of("spare", "--proc", proc, "--process", "nobody").err())
        .contains("this host has no process with the pid or name 'nobody'");
    InProcess run = InProcess.of("spare", "--process", "nobody", POD);
    assertThat(run.err()).contains("no snapshot has a process with the pid or name 'nobody'");
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  private static Node json(String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "spare";
    all[1] = "--format";
    all[2] = "json";
    System.arraycopy(words, 0, all, 3, words.length);
    InProcess run = InProcess.of(all);
    assertThat(run.err()).isEmpty();
    return Json.parse(run.out());
  }

  private static Node only(Node document) {
    assertThat(document.get("reports").list()).hasSize(1);
    return document.get("reports").list().getFirst();
  }

  private static Node lever(Node report, String name) {
    return report.get("levers").list().stream()
        .filter(lever -> lever.get("lever").text().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
