package org.oomlab.core.report.words;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.core.compare.PolicyOutcome;
import org.oomlab.core.compare.PolicyTotals;
import org.oomlab.core.compare.Situation;
import org.oomlab.core.compare.Toll;
import org.oomlab.core.text.Sizes;

/** What kills free and destroy. */
public final class TollWords {
  private static final long MILLIS = 1000;

  private TollWords() {}

  /** Returns what each policy that kills frees. */
  public static String frees(Situation situation) {
    List<String> tolls = new ArrayList<>();
    for (PolicyOutcome outcome : situation.outcomes()) {
      if (outcome.kills()) {
        tolls.add(outcome.policy() + " " + toll(situation.incident(), outcome.toll()));
      }
    }
    return "frees: " + String.join(", ", tolls);
  }

  private static String toll(Incident incident, Toll toll) {
    if (!toll.known()) {
      return "not known (a group whose members the report does not show)";
    }
    String freed = Sizes.ofPages(toll.freedPages(), incident.machine().pageSizeBytes());
    return toll.cpuTimeKnown()
        ? freed + " (loses " + seconds(toll.lostCpuMillis()) + " of CPU time)"
        : freed;
  }

  /** Returns how many processes a policy kills; groups not shown can only add to it. */
  public static String processes(PolicyTotals total) {
    return atLeast(total) + total.killedProcesses();
  }

  /** Returns how much memory a policy frees; groups not shown can only add to it. */
  public static String freed(PolicyTotals total) {
    return atLeast(total) + Sizes.ofBytes(total.freedBytes());
  }

  /** Returns in how many situations a policy did not decide, for whatever reason. */
  public static String undecided(PolicyTotals total) {
    return Long.toString(total.undecided() + total.failed());
  }

  /** Returns for each policy of which it is known the CPU time that its kills lose. */
  public static List<String> lost(List<PolicyTotals> totals) {
    return totals.stream()
        .filter(total -> total.kills() > 0 && total.cpuTimeKnown())
        .map(total -> total.policy() + " loses " + seconds(total.lostCpuMillis()) + " of CPU time")
        .toList();
  }

  private static String atLeast(PolicyTotals total) {
    return total.killedKnown() ? "" : "≥ ";
  }

  private static String seconds(long millis) {
    return millis / MILLIS + "." + millis % MILLIS / (MILLIS / 10) + " s";
  }
}
