package org.oomlab.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Outcome;

/**
 * One policy over all situations.
 *
 * @param policy the policy as it was asked for
 * @param situations how many it was asked about
 * @param kills in how many it kills
 * @param killedProcesses how many processes die; at least, where {@code killedKnown} is false
 * @param killedKnown whether the source shows everyone killed, in all situations
 * @param freedPages what they hold, where the source shows them all; pages of every machine's own
 *     size
 * @param freedBytes the same in bytes
 * @param cpuTimeKnown whether the source tells the CPU time of everyone killed
 * @param lostCpuMillis CPU time spent by the killed; 0 unless known
 * @param asKernel in how many it kills the kernel's own victim, and no others where that is known
 * @param undecided in how many it did not decide
 * @param failed in how many it broke its contract
 */
public record PolicyTotals(
    String policy,
    long situations,
    long kills,
    long killedProcesses,
    boolean killedKnown,
    long freedPages,
    long freedBytes,
    boolean cpuTimeKnown,
    long lostCpuMillis,
    long asKernel,
    long undecided,
    long failed) {

  /** Returns a policy that was asked nothing yet. */
  static PolicyTotals none(String policy) {
    return new PolicyTotals(policy, 0, 0, 0, true, 0, 0, true, 0, 0, 0, 0);
  }

  /** Returns policies that were asked nothing yet. */
  public static List<PolicyTotals> none(List<String> policies) {
    return policies.stream().map(PolicyTotals::none).toList();
  }

  /** Returns the totals of all policies and one situation more. */
  public static List<PolicyTotals> plus(List<PolicyTotals> totals, Situation situation) {
    List<PolicyTotals> sums = new ArrayList<>();
    for (int i = 0; i < totals.size(); i++) {
      sums.add(totals.get(i).plus(situation.outcomes().get(i), situation.incident()));
    }
    return List.copyOf(sums);
  }

  /** Returns this and one situation more. */
  PolicyTotals plus(PolicyOutcome outcome, Incident incident) {
    Toll toll = outcome.toll();
    boolean cpuKnown = cpuTimeKnown && (!outcome.kills() || toll.cpuTimeKnown());
    return new PolicyTotals(
        policy,
        situations + 1,
        kills + (outcome.kills() ? 1 : 0),
        killedProcesses
            + (outcome.kills() ? Math.max(outcome.prediction().killedPids().size(), 1) : 0),
        killedKnown && (!outcome.kills() || outcome.prediction().killedKnown()),
        freedPages + toll.freedPages(),
        freedBytes + toll.freedPages() * incident.machine().pageSizeBytes(),
        cpuKnown,
        cpuKnown ? lostCpuMillis + toll.lostCpuMillis() : 0,
        asKernel + (asKernel(outcome, incident.actual()) ? 1 : 0),
        undecided + (outcome.status() == PolicyOutcome.Status.UNDECIDED ? 1 : 0),
        failed + (outcome.status() == PolicyOutcome.Status.FAILED ? 1 : 0));
  }

  private static boolean asKernel(PolicyOutcome outcome, ActualOutcome actual) {
    return outcome.status() == PolicyOutcome.Status.DECIDED
        && actual.outcome() != Outcome.UNKNOWN
        && outcome.prediction().outcome() == actual.outcome()
        && outcome.prediction().victimPid() == actual.victimPid()
        && (!outcome.prediction().killedKnown()
            || Set.copyOf(outcome.prediction().killedPids())
                .equals(Set.copyOf(actual.killedPids())));
  }
}
