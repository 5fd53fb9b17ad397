package org.oomlab.core.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.oomlab.core.metrics.JudgedKill;
import org.oomlab.core.metrics.PolicyRun;

/**
 * Policies under which a scenario took the same course; they are drawn once.
 *
 * @param runs their runs, at least one
 */
record Strand(List<PolicyRun> runs) {
  Strand {
    runs = List.copyOf(runs);
  }

  /**
   * Returns the runs that have a result, alike ones together, in the order of the first of each.
   */
  static List<Strand> of(List<PolicyRun> runs) {
    List<List<PolicyRun>> strands = new ArrayList<>();
    for (PolicyRun run : runs) {
      if (run.succeeded()) {
        strands.stream()
            .filter(strand -> alike(strand.getFirst(), run))
            .findFirst()
            .ifPresentOrElse(strand -> strand.add(run), () -> strands.add(start(run)));
      }
    }
    return strands.stream().map(Strand::new).toList();
  }

  private static List<PolicyRun> start(PolicyRun run) {
    List<PolicyRun> strand = new ArrayList<>();
    strand.add(run);
    return strand;
  }

  private static boolean alike(PolicyRun one, PolicyRun other) {
    return one.metrics().equals(other.metrics())
        && one.course().equals(other.course())
        && deaths(one).equals(deaths(other));
  }

  private static List<Object> deaths(PolicyRun run) {
    return run.kills().stream()
        .<Object>map(kill -> List.of(kill.event().timeMicros(), kill.event().killed()))
        .toList();
  }

  PolicyRun first() {
    return runs.getFirst();
  }

  /** Returns the policies' names. */
  String policies() {
    return runs.stream().map(PolicyRun::policy).collect(Collectors.joining(", "));
  }

  /** Returns why that kill, each policy in its own words. */
  List<String> reasons(int kill) {
    List<String> sentences = runs.stream().map(run -> sentence(run.kills().get(kill))).toList();
    if (sentences.stream().distinct().count() == 1) {
      return List.of(sentences.getFirst());
    }
    List<String> told = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      told.add(runs.get(i).policy() + ": " + sentences.get(i));
    }
    return told;
  }

  private static String sentence(JudgedKill kill) {
    return kill.event().verdict().explanation().reason().sentence();
  }
}
