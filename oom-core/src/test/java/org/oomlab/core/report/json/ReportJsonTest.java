package org.oomlab.core.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.Fixtures.machine;
import static org.oomlab.core.Fixtures.task;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.KernelEvidence;
import org.oomlab.api.incident.KillMode;
import org.oomlab.api.incident.Origin;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.kernel.KernelEntry;
import org.oomlab.api.kernel.KernelWalk;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.replay.Replay;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.report.Finding;

/** What one report of {@code oom/explain/1} says, and what it leaves null. */
class ReportJsonTest {
  private static final VictimPolicy HIGHEST_BADNESS =
      request ->
          KernelWalk.over(request, request.tasks())
                  instanceof KernelWalk.Highest(TaskSnapshot task, long points)
              ? new Verdict.KillTask(task.id(), KernelEntry.highestBadness(request, points))
              : KernelEntry.nobodyKillable(request);

  private static final TaskSnapshot PLAIN = task(10, 500, 0, 0);
  private static final TaskSnapshot RAISED = task(11, 300, 0, 700);
  private static final TaskSnapshot EXEMPT = task(12, 900, 0, -1000);

  private static Invoker invoker(int order) {
    return new Invoker("x", 10, 0xcc0, "GFP_KERNEL", order, 0);
  }

  private static String json(Invoker invoker, PageBounds ram, KillMode mode, TaskSnapshot... rows) {
    Incident incident =
        new Incident(
            new Origin("log", 1, ""),
            KernelEvidence.exactly(KernelRelease.of(6, 1), "printed"),
            invoker,
            OomConstraint.NONE,
            MemcgPath.ROOT,
            machine("6.1", rows),
            new IncidentTotals(
                ram,
                PageBounds.exactly(0),
                PageBounds.UNKNOWN,
                PageBounds.UNKNOWN,
                PageBounds.UNKNOWN,
                PageBounds.UNKNOWN),
            Map.of(),
            mode,
            ActualOutcome.UNKNOWN,
            List.of());
    ExplainedReport report =
        new ExplainedReport(0, "highest", "", incident, Replay.judge(incident, HIGHEST_BADNESS));
    StringWriter out = new StringWriter();
    try {
      ExplainJson.write(out, List.of("log"), List.<Finding>of(report).iterator(), List::of);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString().replaceAll("\\s+", "");
  }

  private static String of(PageBounds ram, TaskSnapshot... rows) {
    return json(invoker(0), ram, KillMode.SELECTED, rows);
  }

  @Test
  void mode_isHowTheKernelWentAboutIt() {
    PageBounds ram = PageBounds.exactly(1000);

    assertThat(json(invoker(0), ram, KillMode.SELECTED, PLAIN))
        .contains("\"mode\":{\"allocatingTask\":false,\"sysrq\":false,\"oomGroup\":null}");
    assertThat(json(invoker(-1), ram, KillMode.SELECTED, PLAIN))
        .contains("\"mode\":{\"allocatingTask\":false,\"sysrq\":true,\"oomGroup\":null}");
    assertThat(json(invoker(0), ram, new KillMode(true, new MemcgPath("/g")), PLAIN))
        .contains("\"mode\":{\"allocatingTask\":true,\"sysrq\":false,\"oomGroup\":\"/g\"}");
  }

  @Test
  void totalPages_exact_isItsOwnBounds() {
    assertThat(of(PageBounds.exactly(1000), PLAIN))
        .contains("\"totalPages\":1000,\"totalPagesMin\":1000,\"totalPagesMax\":1000");
  }

  @Test
  void totalPages_within_isNullBetweenItsBounds() {
    assertThat(of(new PageBounds(1000, 3000), PLAIN))
        .contains("\"totalPages\":null,\"totalPagesMin\":1000,\"totalPagesMax\":3000");
  }

  /** The number that stands for "no bound" is nobody's total. */
  @Test
  void totalPages_unbounded_hasNoMaximum() {
    assertThat(of(PageBounds.atLeast(1000), PLAIN))
        .contains("\"totalPages\":null,\"totalPagesMin\":1000,\"totalPagesMax\":null");
    assertThat(of(PageBounds.exactly(PageBounds.UNBOUNDED), PLAIN))
        .contains("\"totalPages\":null")
        .contains("\"totalPagesMax\":null");
  }

  /** 300 + 700 * 1 at the known total of 1000 pages. */
  @Test
  void candidate_totalKnown_hasItsPoints() {
    assertThat(of(PageBounds.exactly(1000), PLAIN, RAISED, EXEMPT))
        .contains("\"oomScoreAdj\":700,\"adjPages\":700,\"points\":1000,\"eligible\":true")
        .contains("\"oomScoreAdj\":0,\"adjPages\":0,\"points\":500,\"eligible\":true");
  }

  /**
   * What is computed at a guessed total is nobody's score; without adj the total does not count.
   */
  @Test
  void candidate_totalUnknown_hasPointsOnlyWithoutAdj() {
    assertThat(of(PageBounds.atLeast(1000), PLAIN, RAISED))
        .contains("\"oomScoreAdj\":700,\"adjPages\":null,\"points\":null,\"eligible\":true")
        .contains("\"oomScoreAdj\":0,\"adjPages\":0,\"points\":500,\"eligible\":true");
  }

  @Test
  void candidate_exempt_hasNoPoints() {
    assertThat(of(PageBounds.exactly(1000), PLAIN, EXEMPT))
        .contains(
            "\"oomScoreAdj\":-1000,\"adjPages\":null,\"points\":null,\"eligible\":false,"
                + "\"ineligibleBecause\":\"OOM_SCORE_ADJ_MIN\",\"rank\":null");
  }

  /** The leader 10 has exited; thread 44 still has the memory, and a kill line prints it. */
  @Test
  void candidate_leaderExited_hasThePidOfTheKillLine() {
    TaskSnapshot led =
        new TaskSnapshot(
            PLAIN.id(),
            44,
            PLAIN.uid(),
            PLAIN.comm(),
            PLAIN.totalVmPages(),
            PLAIN.rssPages(),
            PLAIN.rssSplit(),
            PLAIN.swapPages(),
            PLAIN.pgtablesBytes(),
            PLAIN.pmdTablePages(),
            PLAIN.oomScoreAdj(),
            PLAIN.oomAdj(),
            PLAIN.flags(),
            PLAIN.memcg(),
            PLAIN.sharedMm(),
            PLAIN.lineage());

    assertThat(of(PageBounds.exactly(1000), led)).contains("{\"pid\":44,\"tgid\":10,");
  }
}
