package org.oomlab.cli.spare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.replay.Replay;
import org.oomlab.core.spare.Lever;
import org.oomlab.core.spare.Named;
import org.oomlab.core.spare.Remedy;
import org.oomlab.core.spare.SparedProcess;
import org.oomlab.testkit.Incidents;
import org.oomlab.testkit.Tasks;

/**
 * Of a report whose total is open a change saves at every total that fits, a step less does not at
 * all of them, and those told to die instead are those who do: by every total, one after another.
 */
class SpareOpenTotalProperties {
  private static final VictimPolicy CLASSIC = Policies.named("classic");
  private static final int FIRST_PID = 10;

  /**
   * A report in the making.
   *
   * @param stepPages pages of which one is like another to a score
   * @param least the smallest total, in steps
   * @param most the largest
   */
  record Open(String release, long stepPages, int least, int most, List<TaskSnapshot> tasks) {
    Incident within(long leastPages, long mostPages) {
      Incident incident = Ooms.within(leastPages, mostPages, tasks.toArray(TaskSnapshot[]::new));
      return Incidents.like(incident).kernel(KernelRelease.parse(release)).build();
    }

    Incident open() {
      return within(least * stepPages, most * stepPages);
    }

    List<Incident> exact() {
      return LongStream.rangeClosed(least, most)
          .mapToObj(steps -> within(steps * stepPages, steps * stepPages))
          .toList();
    }
  }

  @Property(tries = 400)
  void change_toldOfThousandths_savesAtEveryTotal(@ForAll("thousandths") Open open) {
    isExact(open);
  }

  @Property(tries = 400)
  void change_toldOfPages_savesAtEveryTotal(@ForAll("pages") Open open) {
    isExact(open);
  }

  private static void isExact(Open open) {
    Incident incident = open.open();
    int chosen = Replay.judge(incident, CLASSIC).predicted().victimPid();
    if (chosen == 0) {
      return;
    }
    SparedProcess spared = Ooms.spared(incident, chosen);
    for (Remedy remedy : spared.remedies()) {
      if (remedy instanceof Remedy.Needed needed) {
        Set<Integer> told =
            needed.victimsInstead().stream().map(Named::pid).collect(Collectors.toSet());
        Statistics.label(needed.lever().id()).collect(told.size());
        assertThat(victims(open, needed, needed.needed())).as("%s", needed).isEqualTo(told);
        long less = needed.needed() + Long.signum(needed.current() - needed.needed());
        assertThat(victims(open, needed, less)).as("less than %s", needed).contains(chosen);
      }
    }
  }

  /** Who dies with the value, total by total. */
  private static Set<Integer> victims(Open open, Remedy.Needed needed, long value) {
    Set<Integer> victims = new LinkedHashSet<>();
    List<TaskSnapshot> changed =
        open.tasks().stream()
            .map(task -> task.mmPid() == needed.process().pid() ? with(task, needed, value) : task)
            .toList();
    Open other = new Open(open.release(), open.stepPages(), open.least(), open.most(), changed);
    for (Incident exact : other.exact()) {
      victims.add(Replay.judge(exact, CLASSIC).predicted().victimPid());
    }
    return victims;
  }

  private static TaskSnapshot with(TaskSnapshot task, Remedy.Needed needed, long value) {
    return needed.lever() == Lever.OWN_SIZE
        ? Tasks.like(task).rssPages(value).build()
        : Tasks.like(task).oomScoreAdj(Math.toIntExact(value)).build();
  }

  @Provide
  Arbitrary<Open> thousandths() {
    return opens(Arbitraries.of("2.6.36", "2.6.38", "3.0", "3.2", "3.4"), 1, 400, 150, 300);
  }

  @Provide
  Arbitrary<Open> pages() {
    return opens(
        Arbitraries.of("3.5", "3.13", "4.4", "4.17", "5.4", "5.8", "5.10", "6.12"),
        1000,
        40,
        120,
        12);
  }

  private static Arbitrary<Open> opens(
      Arbitrary<String> releases, long stepPages, int mostSteps, int mostPages, int mostAdj) {
    Arbitrary<List<TaskSnapshot>> tasks =
        Combinators.combine(
                Arbitraries.integers().between(0, mostPages),
                Arbitraries.integers().between(-mostAdj, mostAdj))
            .as((pages, adj) -> Tasks.like(Ooms.task(1, pages)).oomScoreAdj(adj).build())
            .list()
            .ofMinSize(2)
            .ofMaxSize(5)
            .map(SpareOpenTotalProperties::numbered);
    return Combinators.combine(
            releases,
            Arbitraries.integers().between(1, mostSteps),
            Arbitraries.integers().between(0, mostSteps),
            tasks)
        .as(
            (release, least, spread, rows) ->
                new Open(release, stepPages, least, least + spread, rows));
  }

  private static List<TaskSnapshot> numbered(List<TaskSnapshot> rows) {
    List<TaskSnapshot> tasks = new ArrayList<>();
    for (TaskSnapshot row : rows) {
      tasks.add(Tasks.like(row).pid(FIRST_PID + tasks.size()).build());
    }
    return tasks;
  }
}
