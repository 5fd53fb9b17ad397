package org.oomlab.core.report.words;

import org.oomlab.core.metrics.PolicyRun;
import org.oomlab.core.metrics.RunMetrics;
import org.oomlab.core.scenario.Scenario;
import org.oomlab.core.text.Durations;

/** What happened in a run, in a sentence or two. */
public final class RunSentence {
  private RunSentence() {}

  /** Returns the kills, a panic and how long promises were broken; why a policy failed. */
  public static String of(Scenario scenario, PolicyRun run) {
    if (!run.succeeded()) {
      return run.failure();
    }
    RunMetrics metrics = run.metrics();
    String time = Durations.ofMillis(scenario.durationMillis());
    StringBuilder sentence = new StringBuilder();
    if (metrics.kills() == 0) {
      sentence.append("No kill in ").append(time);
    } else {
      sentence.append(metrics.kills() == 1 ? "1 kill" : metrics.kills() + " kills");
      if (metrics.killedProcesses() > metrics.kills()) {
        sentence.append(" of ").append(metrics.killedProcesses()).append(" processes");
      }
      sentence.append(" in ").append(time).append(wrong(metrics)).append(byDaemons(run));
    }
    if (metrics.panicked()) {
      sentence
          .append("; the machine panicked after ")
          .append(Durations.ofMillis(run.course().endMicros() / 1000));
    }
    sentence.append('.');
    if (metrics.objectiveLostMillis() > 0) {
      sentence
          .append(" Promises were broken for ")
          .append(Durations.ofMillis(metrics.objectiveLostMillis()))
          .append('.');
    }
    return sentence.toString();
  }

  private static String byDaemons(PolicyRun run) {
    long byDaemons = run.kills().stream().filter(kill -> kill.event().isByDaemon()).count();
    if (byDaemons == 0) {
      return "";
    }
    if (byDaemons == run.kills().size()) {
      return byDaemons == 1 ? ", by a daemon" : ", all by daemons";
    }
    return ", " + byDaemons + " by daemons";
  }

  private static String wrong(RunMetrics metrics) {
    if (metrics.wrongKills() == 0) {
      return metrics.kills() == 1 ? ", not a wrong one" : ", none of them wrong";
    }
    if (metrics.wrongKills() == metrics.kills()) {
      return metrics.kills() == 1 ? ", a wrong one" : ", all of them wrong";
    }
    return ", " + metrics.wrongKills() + " of them wrong";
  }
}
