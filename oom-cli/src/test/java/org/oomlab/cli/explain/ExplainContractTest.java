package org.oomlab.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.Json;
import org.oomlab.cli.Json.Node;

/** The fields of {@code oom/explain/1} and {@code oom/compare/1} that scripts rely on. */
class ExplainContractTest {
  private static final String EXAMPLES = "../examples";

  @Test
  void explain_hasEveryFieldOfTheContract() {
    Node document = Json.parse(InProcess.of("explain", "--format", "json", EXAMPLES).out());

    assertThat(document.get("schema").text()).isEqualTo("oom/explain/1");
    assertThat(document.get("inputs").list()).hasSize(3);
    assertThat(document.get("unreportedKills").list()).isEmpty();
    Node summary = document.get("summary");
    assertThat(List.of("reports", "agree", "disagree", "indeterminate"))
        .extracting(field -> summary.get(field).number())
        .containsExactly(3L, 3L, 0L, 0L);
    long index = 0;
    for (Node report : document.get("reports").list()) {
      assertThat(report.get("index").number()).isEqualTo(index++);
      reportFields(report);
    }
  }

  /** The kill without a report is on line 3; the kernel printed only its kill line. */
  @Test
  void explain_ofKillWithoutReport_listsIt() {
    String log =
        """
        [    1.000000] systemd[1]: Started Session 1 of user root.
        [    2.000000] usb 1-1: new high-speed USB device number 2 using xhci_hcd
        [    3.000000] Out of memory: Killed process 4711 (hog) total-vm:13000kB, \
        anon-rss:10560kB, file-rss:0kB, shmem-rss:500kB, UID:0 pgtables:60kB oom_score_adj:0
        """;

    Node document =
        Json.parse(InProcess.of(Map.of(), log, "explain", "--format", "json", "-").out());

    Node kill = document.get("unreportedKills").list().getFirst();
    assertThat(kill.get("pid").number()).isEqualTo(4711);
    assertThat(kill.get("name").text()).isEqualTo("hog");
    assertThat(kill.get("input").text()).isEqualTo("-");
    assertThat(kill.get("line").number()).isEqualTo(3);
    assertThat(document.get("reports").list()).isEmpty();
  }

  /** By the rules of 4.17, in which 4.18 found nothing to change; the log is from 6.12. */
  @Test
  void explain_byAnotherRelease_namesTheRulesTaken() {
    Node document =
        Json.parse(
            InProcess.of(
                    "explain",
                    "--format",
                    "json",
                    "--kernel",
                    "4.18",
                    EXAMPLES + "/memcg-limit.log")
                .out());

    Node kernel = document.get("reports").list().getFirst().get("kernel");
    assertThat(List.of("profile", "oldest", "newest"))
        .extracting(field -> kernel.get(field).text())
        .containsExactly("4.17", "4.17", "4.17");
    assertThat(kernel.get("version").text()).startsWith("6.12");
  }

  /** Whom the kernel chose is all that is left of these two; nobody knows who died. */
  @Test
  void explain_ofADecisionWithoutKill_isAReportThatCannotBeDecided() {
    String log =
        """
        Out of memory: Kill process 4711 (hog) score 900 or sacrifice child
        oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,\
        oom_memcg=/g,task_memcg=/g,task=hog,pid=4712,uid=0
        """;

    Node document =
        Json.parse(InProcess.of(Map.of(), log, "explain", "--format", "json", "-").out());

    assertThat(document.get("reports").list())
        .extracting(report -> report.get("line").number())
        .containsExactly(1L, 2L);
    assertThat(document.get("summary").get("indeterminate").number()).isEqualTo(2);
  }

  /** The members of /t0/c0 are not told apart from those of other children of /t0. */
  @Test
  void explain_ofHiddenGroup_leavesOutWhoDies() {
    Node document =
        Json.parse(InProcess.of("explain", "--format", "json", EXAMPLES + "/oom-group.log").out());

    Node report = document.get("reports").list().getFirst();
    assertThat(report.get("predicted").has("killedPids")).isFalse();
    assertThat(report.get("reason").text()).contains("group");
    assertThat(report.get("actual").get("killedPids").numbers()).hasSize(10).startsWith(139L);
  }

  @Test
  void compare_hasEveryFieldOfTheContract() {
    Node document = Json.parse(InProcess.of("compare", "--format", "json", EXAMPLES).out());

    assertThat(document.get("schema").text()).isEqualTo("oom/compare/1");
    assertThat(document.get("policies").list())
        .extracting(Node::text)
        .containsExactly("classic", "cgroup-aware", "priority-only");
    for (Node situation : document.get("situations").list()) {
      situation.get("input").text();
      situation.get("index").number();
      assertThat(situation.get("unanimous").raw()).isInstanceOf(Boolean.class);
      assertThat(situation.get("outcomes").list()).hasSize(3);
      for (Node outcome : situation.get("outcomes").list()) {
        for (String field :
            List.of(
                "policy",
                "outcome",
                "victimPid",
                "victimName",
                "freedPages",
                "lostCpuSeconds",
                "explanation")) {
          assertThat(outcome.has(field)).as(field).isTrue();
        }
      }
    }
    for (Node policy : document.get("summary").list()) {
      policy.get("policy").text();
      policy.get("kills").number();
      policy.get("freedPages").number();
    }
  }

  private static void reportFields(Node report) {
    report.get("input").text();
    report.get("line").number();
    report.get("timestamp").text();
    for (String field : List.of("version", "profile", "evidence")) {
      report.get("kernel").get(field).text();
    }
    report.get("invoker").get("name").text();
    report.get("invoker").get("gfpMask").text();
    for (String field : List.of("pid", "order", "oomScoreAdj")) {
      report.get("invoker").get(field).number();
    }
    assertThat(report.get("constraint").text()).isIn("NONE", "CPUSET", "MEMORY_POLICY", "MEMCG");
    assertThat(report.has("oomMemcg")).isTrue();
    assertThat(report.has("totalPages")).isTrue();
    for (String side : List.of("actual", "predicted")) {
      report.get(side).get("victimPid").number();
      report.get(side).get("victimName").text();
      assertThat(report.get(side).has("victimMemcg")).isTrue();
      assertThat(report.get(side).get("outcome").text())
          .isIn("KILLED", "NO_KILLABLE", "PANIC", "UNKNOWN");
    }
    assertThat(report.get("actual").get("killedPids").numbers()).isNotEmpty();
    assertThat(report.get("agreement").text()).isEqualTo("AGREE");
    assertThat(report.get("candidates").list())
        .isNotEmpty()
        .allSatisfy(candidate -> row(candidate));
  }

  private static void row(Node candidate) {
    for (String field :
        List.of(
            "pid",
            "tgid",
            "uid",
            "rssPages",
            "swapPages",
            "pageTablePages",
            "oomScoreAdj",
            "adjPages",
            "points",
            "rank")) {
      candidate.get(field).number();
    }
    candidate.get("name").text();
    assertThat(candidate.get("eligible").raw()).isEqualTo(true);
    assertThat(candidate.get("ineligibleBecause").raw()).isNull();
    assertThat(candidate.get("points").number())
        .isEqualTo(
            candidate.get("rssPages").number()
                + candidate.get("swapPages").number()
                + candidate.get("pageTablePages").number()
                + candidate.get("adjPages").number());
  }
}
