package org.oomlab.core.report.html;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.course.Course;
import org.oomlab.core.course.Line;
import org.oomlab.core.course.Moment;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.metrics.JudgedKill;
import org.oomlab.core.metrics.OracleRun;
import org.oomlab.core.metrics.PolicyRun;
import org.oomlab.core.metrics.RunMetrics;
import org.oomlab.core.metrics.ScenarioResult;
import org.oomlab.core.scenario.Scenario;
import org.oomlab.core.yaml.BadDocumentException;
import org.oomlab.core.yaml.ScenarioReader;

/** Pages about runs in which everything that has a name has the same one. */
final class RunPages {
  private static final long SECOND = 1_000_000;

  private RunPages() {}

  static String simulate(String name) {
    return simulate(result(name, List.of(run(name, name, name, 1))));
  }

  static String simulate(ScenarioResult result) {
    StringWriter out = new StringWriter();
    try {
      SimulateHtml.write(out, result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Two policies that run alike with other reasons, one that kills more, and one that fails. */
  static String compare(String name) {
    return compare(
        result(
            name,
            List.of(
                run(name + "1", name, name, 1),
                run(name + "2", name, "because " + name, 1),
                run(name + "3", name, name, 60),
                new PolicyRun(name + "4", name, metrics(0), List.of(), List.of(), Course.NONE))));
  }

  static String compare(ScenarioResult... results) {
    StringWriter out = new StringWriter();
    List<String> policies = results[0].runs().stream().map(PolicyRun::policy).toList();
    try {
      ScenariosHtml.write(out, new Pages.Memory(), policies, List.of(results).iterator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  static ScenarioResult result(String name, List<PolicyRun> runs) {
    Scenario plain = scenario();
    Scenario scenario =
        new Scenario(
            plain.name(),
            name,
            plain.machine(),
            plain.cgroups(),
            plain.groups(),
            plain.events(),
            plain.seed(),
            plain.durationMillis(),
            plain.sampleMillis());
    return new ScenarioResult(name, scenario, runs, new OracleRun(name, "", 1, metrics(0)));
  }

  /** A run with a kill every second, the first of them wrong. */
  static PolicyRun run(String policy, String name, String reason, int kills) {
    List<JudgedKill> judged = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= kills; i++) {
      judged.add(new JudgedKill(kill(name, reason, i), 1, 30, 10, i == 1));
      names.add(name);
    }
    return new PolicyRun(policy, "", metrics(kills), judged, names, course(name));
  }

  private static RunMetrics metrics(int kills) {
    return new RunMetrics(
        kills, kills, Math.min(kills, 1), false, 1000, 500, 400, 0, false, 30, 10, 2000, 5, 1000);
  }

  private static RunEvent.Kill kill(String name, String reason, int second) {
    OomControl control =
        new OomControl(
            OomConstraint.MEMCG, new MemcgPath("/" + name + "/x"), 0, 0, 1000, TaskId.NOBODY);
    List<Candidate> ranking =
        LongStream.rangeClosed(1, 7).mapToObj(rank -> candidate(name, (int) rank)).toList();
    TaskId victim = ranking.getFirst().task().id();
    Verdict verdict =
        new Verdict.KillTask(victim, Explanation.of(new Reason("test", reason), () -> ranking));
    return new RunEvent.Kill(
        second * SECOND,
        control,
        verdict,
        victim,
        "job",
        new MemcgPath("/" + name + "/x"),
        List.of(victim, ranking.get(1).task().id()),
        20,
        10);
  }

  private static Candidate candidate(String name, int rank) {
    TaskSnapshot task = Pages.task(name, rank);
    return new Candidate(task, rank, 0, 100 - rank, new Candidate.Standing.Eligible(List.of()));
  }

  private static Course course(String name) {
    return new Course(
        100 * SECOND,
        4096,
        100,
        List.of(0L, 50 * SECOND, 100 * SECOND),
        List.of(
            new Line(Course.ANON, List.of(10L, 40L, 20L)),
            new Line(Course.FREE, List.of(90L, 60L, 80L))),
        List.of(),
        List.of(
            new Line(Course.SOME, List.of(0L, 500L, 0L)),
            new Line(Course.FULL, List.of(0L, 250L, 0L))),
        List.of(new Line("/" + name, List.of(10L, 40L, 20L))),
        List.of(new Moment(10 * SECOND, Moment.Kind.SETTING, name)));
  }

  private static Scenario scenario() {
    String text =
        """
        schema: oom/scenario/1
        name: story
        duration: 100s
        machine: {kernel: "6.12", ram: 64MiB}
        processes: [{name: job, does: []}]
        """;
    try {
      return ScenarioReader.read(text);
    } catch (BadDocumentException e) {
      throw new IllegalArgumentException(String.join("\n", e.lines("story")), e);
    }
  }
}
