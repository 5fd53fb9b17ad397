package org.oomlab.cli.spare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.KillMode;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.replay.Prediction;
import org.oomlab.core.replay.Replay;
import org.oomlab.core.spare.Lever;
import org.oomlab.core.spare.Named;
import org.oomlab.core.spare.Remedy;
import org.oomlab.core.spare.Spare;
import org.oomlab.core.spare.SparedProcess;
import org.oomlab.core.spare.Wanted;
import org.oomlab.testkit.Incidents;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Tasks;
import org.oomlab.testkit.property.IncidentArbitraries;

/** A change that is told saves, one step less does not, and nothing else was changed meanwhile. */
class SpareProperties {
  private static final VictimPolicy CLASSIC = Policies.named("classic");
  private static final VictimPolicy PRIORITY = Policies.named("priority-only");

  @Property
  void change_told_savesAndAStepLessDoesNot(@ForAll("incidents") Incident incident) {
    isExact(incident, CLASSIC);
  }

  /** Whose order no score of the kernel's tells, so that nothing is inverted. */
  @Property(tries = 300)
  void change_underAnotherPolicy_savesAndAStepLessDoesNot(@ForAll("incidents") Incident incident) {
    isExact(incident, PRIORITY);
  }

  @Property
  void rerun_ofEveryLever_changesOneProcessAtMost(@ForAll("incidents") Incident incident) {
    List<MachineState> asked = new ArrayList<>();
    VictimPolicy spy =
        request -> {
          asked.add(request.machine());
          return CLASSIC.select(request);
        };
    // Doubts about what a report hides are read into other processes too.
    if (!Replay.judge(incident, CLASSIC).totalPages().isExact()) {
      return;
    }
    for (SparedProcess spared : dying(incident, spy)) {
      MachineState asItWas = asked.getFirst();
      for (MachineState machine : asked) {
        assertThat(Machines.like(machine).tasks(List.of()).memcgs(asItWas.memcgs()).build())
            .isEqualTo(Machines.like(asItWas).tasks(List.of()).build());
        assertThat(differences(asItWas.tasks(), machine.tasks()))
            .as(spared.toString())
            .isLessThanOrEqualTo(1);
      }
    }
  }

  private static void isExact(Incident incident, VictimPolicy policy) {
    for (SparedProcess spared : dying(incident, policy)) {
      for (Remedy remedy : spared.remedies()) {
        Statistics.label(remedy.lever().id()).collect(remedy.getClass().getSimpleName());
        if (remedy instanceof Remedy.Needed needed && isOfProcess(needed.lever())) {
          int pid = spared.process().pid();
          long towards = Long.signum(needed.current() - needed.needed());
          List<Prediction> dead =
              possible(changed(incident, spared, needed, needed.needed()), policy);
          assertThat(dead)
              .as("%s", needed)
              .isNotEmpty()
              .noneMatch(prediction -> prediction.killedPids().contains(pid));
          assertThat(dead.stream().map(Prediction::victimPid).distinct())
              .as("%s", needed)
              .isEqualTo(needed.victimsInstead().stream().map(Named::pid).toList());
          List<Prediction> less =
              possible(changed(incident, spared, needed, needed.needed() + towards), policy);
          // Of two releases or totals one is enough; where more is open it is not certain then.
          if (!less.isEmpty() && needed.lever() != Lever.OTHER_ADJ) {
            assertThat(less)
                .as("one step less than %s", needed)
                .anyMatch(prediction -> prediction.killedPids().contains(pid));
          }
        }
        if (remedy instanceof Remedy.Needed needed && needed.lever() == Lever.MEMORY_MAX) {
          long requestBytes =
              (1L << incident.invoker().order()) * incident.machine().pageSizeBytes();
          long usageBytes =
              incident.machine().memcgs().find(needed.memcg()).orElseThrow().usagePages()
                  * incident.machine().pageSizeBytes();
          assertThat(needed.needed()).isEqualTo(usageBytes + requestBytes);
          assertThat(needed.needed()).isGreaterThan(needed.current());
        }
      }
    }
  }

  @Provide
  Arbitrary<Incident> incidents() {
    return Arbitraries.of("2.6.38", "3.10", "4.4", "4.18", "5.4", "5.10", "6.1", "6.12")
        .map(KernelRelease::parse)
        .flatMap(IncidentArbitraries::incidents)
        .map(SpareProperties::decidable);
  }

  /** Whole tables of ordinary users, exact totals; what the kernel did is for the policy to say. */
  private static Incident decidable(Incident incident) {
    MachineState machine = incident.machine();
    long ramPages = Math.max(machine.ramPages(), 1);
    IncidentTotals totals =
        new IncidentTotals(
            PageBounds.exactly(ramPages),
            PageBounds.exactly(machine.swap().totalPages()),
            PageBounds.exactly(ramPages),
            PageBounds.exactly(limit(incident)),
            PageBounds.exactly(PageBounds.UNBOUNDED),
            PageBounds.exactly(PageBounds.UNBOUNDED));
    List<TaskSnapshot> users =
        machine.tasks().stream().map(task -> Tasks.like(task).uid(1000).build()).toList();
    return Incidents.like(incident)
        .machine(Machines.like(machine).tasks(users).build())
        .totals(totals)
        .missing(List.<MissingFact>of())
        .actual(ActualOutcome.UNKNOWN)
        .invoker(asking(incident.invoker(), users.getFirst()))
        .build();
  }

  /** One of the table asks, for no more than a large page. */
  private static Invoker asking(Invoker invoker, TaskSnapshot task) {
    return new Invoker(
        task.comm(),
        task.mmPid(),
        invoker.gfpMask(),
        invoker.gfpFlags(),
        Math.min(invoker.order(), 9),
        task.oomScoreAdj());
  }

  private static long limit(Incident incident) {
    return incident
        .machine()
        .memcgs()
        .find(incident.oomMemcg())
        .map(memcg -> Math.min(memcg.limits().maxPages(), PageBounds.UNBOUNDED))
        .orElse(PageBounds.UNBOUNDED);
  }

  /** Everyone who dies, each on its own. */
  private static List<SparedProcess> dying(Incident incident, VictimPolicy policy) {
    List<SparedProcess> dying = new ArrayList<>();
    Prediction predicted = Replay.judge(incident, policy).predicted();
    for (int pid : predicted.killedPids()) {
      Spare.by(policy).of(0, incident, new Wanted.Called(Integer.toString(pid))).stream()
          .filter(spared -> spared.process().pid() == pid)
          .filter(spared -> spared.standing() == SparedProcess.Standing.DIES)
          .forEach(dying::add);
    }
    return dying;
  }

  private static boolean isOfProcess(Lever lever) {
    return switch (lever) {
      case OOM_SCORE_ADJ, OWN_SIZE, OTHER_ADJ, OOM_GROUP -> true;
      case MEMORY_MAX, SWAP -> false;
    };
  }

  /** The change, made here with other means than the solver's. */
  private static Incident changed(
      Incident incident, SparedProcess spared, Remedy.Needed needed, long value) {
    return switch (needed.lever()) {
      case OOM_SCORE_ADJ, OTHER_ADJ ->
          with(incident, needed.process().pid(), task -> task.oomScoreAdj(Math.toIntExact(value)));
      case OWN_SIZE -> with(incident, spared.process().pid(), task -> task.rssPages(value));
      case OOM_GROUP ->
          value == 1
              ? incident
              : Incidents.like(incident)
                  .mode(new KillMode(incident.mode().allocatingTask(), MemcgPath.UNKNOWN))
                  .build();
      case MEMORY_MAX, SWAP -> incident;
    };
  }

  private static Incident with(Incident incident, int pid, UnaryOperator<Tasks> change) {
    List<TaskSnapshot> tasks =
        incident.machine().tasks().stream()
            .map(task -> task.mmPid() == pid ? change.apply(Tasks.like(task)).build() : task)
            .toList();
    return Incidents.like(incident)
        .machine(Machines.like(incident.machine()).tasks(tasks).build())
        .build();
  }

  /** By the policy where it decides, else all that the open total leaves. */
  private static List<Prediction> possible(Incident incident, VictimPolicy policy) {
    Prediction predicted = Replay.judge(incident, policy).predicted();
    return predicted.outcome() == Outcome.UNKNOWN
        ? Replay.possible(incident, policy)
        : List.of(predicted);
  }

  private static int differences(List<TaskSnapshot> one, List<TaskSnapshot> other) {
    assertThat(other).hasSameSizeAs(one);
    int differences = 0;
    for (int i = 0; i < one.size(); i++) {
      differences += one.get(i).equals(other.get(i)) ? 0 : 1;
    }
    return differences;
  }
}
