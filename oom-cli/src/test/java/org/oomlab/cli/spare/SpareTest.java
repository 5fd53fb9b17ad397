package org.oomlab.cli.spare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.cli.spare.Ooms.BOX;
import static org.oomlab.cli.spare.Ooms.LARGE;
import static org.oomlab.cli.spare.Ooms.SMALL;
import static org.oomlab.cli.spare.Ooms.global;
import static org.oomlab.cli.spare.Ooms.impossible;
import static org.oomlab.cli.spare.Ooms.kinds;
import static org.oomlab.cli.spare.Ooms.memcg;
import static org.oomlab.cli.spare.Ooms.needed;
import static org.oomlab.cli.spare.Ooms.spare;
import static org.oomlab.cli.spare.Ooms.spared;
import static org.oomlab.cli.spare.Ooms.task;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.KillMode;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.core.spare.Lever;
import org.oomlab.core.spare.Named;
import org.oomlab.core.spare.Remedy;
import org.oomlab.core.spare.SideEffect;
import org.oomlab.core.spare.SparedProcess;
import org.oomlab.core.spare.SparedProcess.Standing;
import org.oomlab.core.spare.Wanted;
import org.oomlab.testkit.Incidents;
import org.oomlab.testkit.Tasks;

/** The levers of processes and groups, by hand. */
class SpareTest {
  /** 200 pages are 20 steps: at -20 both have 300, and the later one dies. */
  @Test
  void adj_ofATieWithALaterOne_isEnough() {
    assertThat(needed(global(LARGE, SMALL), Lever.OOM_SCORE_ADJ).needed()).isEqualTo(-20);
  }

  /** The same the other way round: at -20 the later one still dies, at -21 it has 290. */
  @Test
  void adj_ofATieWithAnEarlierOne_isNotEnough() {
    assertThat(needed(global(SMALL, LARGE), Lever.OOM_SCORE_ADJ).needed()).isEqualTo(-21);
  }

  @Test
  void adj_ofAnExemptNeighbour_passesItOver() {
    Incident incident = global(LARGE, Tasks.like(SMALL).oomScoreAdj(-1000).build(), task(12, 100));

    Remedy.Needed adj = needed(incident, Lever.OOM_SCORE_ADJ);

    assertThat(adj.victimsInstead()).extracting(Named::pid).containsExactly(12);
    assertThat(needed(incident, Lever.OTHER_ADJ).process().pid()).isEqualTo(12);
  }

  @Test
  void soleCandidate_ofAMachine_wouldPanicIt() {
    assertThat(impossible(global(LARGE), Lever.OOM_SCORE_ADJ)).contains("would panic");
    assertThat(impossible(global(LARGE), Lever.OWN_SIZE)).contains("would be chosen");
    assertThat(impossible(global(LARGE), Lever.OTHER_ADJ))
        .isEqualTo("no other process can be chosen");
  }

  @Test
  void soleCandidate_ofAMemcg_wouldLeaveItFull() {
    assertThat(impossible(memcg(LARGE), Lever.OOM_SCORE_ADJ)).contains("memory stays full");
  }

  /** oom_kill_allocating_task asks no score, but leaves out -1000. */
  @Test
  void allocatingTask_unscored_isSparedByExemptionAlone() {
    Incident incident =
        Incidents.like(global(LARGE, SMALL))
            .mode(new KillMode(true, MemcgPath.UNKNOWN))
            .invoker(new Invoker("task11", 11, 0, "", 0, 0))
            .build();

    Remedy.Needed adj = needed(incident, Lever.OOM_SCORE_ADJ, 11);

    assertThat(adj.needed()).isEqualTo(-1000);
    assertThat(adj.victimsInstead()).extracting(Named::pid).containsExactly(10);
    assertThat(kinds(adj)).contains(SideEffect.Kind.EXEMPT_FOR_EVER, SideEffect.Kind.NOBODY_LEFT);
    assertThat(impossible(incident, Lever.OWN_SIZE, 11)).contains("oom_kill_allocating_task");
    assertThat(impossible(incident, Lever.OTHER_ADJ, 11)).contains("oom_kill_allocating_task");
  }

  @Test
  void member_ofAGroup_isSparedByTheFlag() {
    Incident incident = Incidents.like(memcg(LARGE, SMALL)).mode(new KillMode(false, BOX)).build();

    Remedy.Needed group = needed(incident, Lever.OOM_GROUP, 11);

    assertThat(group.memcg()).isEqualTo(BOX);
    assertThat(group.victimsInstead()).extracting(Named::pid).containsExactly(10);
    assertThat(needed(incident, Lever.OOM_SCORE_ADJ, 11).needed()).isEqualTo(-1000);
    assertThat(impossible(incident, Lever.OWN_SIZE, 11)).contains("would die with task10 (pid 10)");
    assertThat(impossible(incident, Lever.OOM_GROUP, 10)).contains("chosen itself");
  }

  /** By the rules of 2.6.32 only oom_adj counts; the report's table shows it, from -17 to 15. */
  @Test
  void adj_beforeOomScoreAdj_isTheOlderKnob() {
    Incident incident =
        Incidents.like(
                global(
                    Tasks.like(LARGE).totalVmPages(800).parent(1).build(),
                    Tasks.like(SMALL).totalVmPages(300).parent(1).build()))
            .kernel(KernelRelease.parse("2.6.32"))
            .build();

    Remedy.Needed adj = needed(incident, Lever.OOM_SCORE_ADJ);

    // Shifted right by 2: 200 against 300.
    assertThat(adj.knob()).isEqualTo("oom_adj");
    assertThat(adj.needed()).isEqualTo(-2);
  }

  @Test
  void table_withRowsMissing_isNotDecided() {
    Incident incident =
        Incidents.like(global(LARGE, SMALL))
            .missing(List.of(new MissingFact(MissingFact.Kind.TASK_ROWS, "rows are cut")))
            .killed(LARGE)
            .build();

    assertThat(spared(incident, 10).standing()).isEqualTo(Standing.UNDECIDED);
  }

  @Test
  void victim_ofAReportWithoutKill_isNobody() {
    List<SparedProcess> spared = spare().of(3, global(LARGE, SMALL), new Wanted.Victim());

    assertThat(spared).hasSize(1);
    assertThat(spared.getFirst().process().isSomebody()).isFalse();
    assertThat(spared.getFirst().index()).isEqualTo(3);
  }

  @Test
  void name_ofSeveral_meansEachAndALongOneWhatIsKept() {
    Incident incident =
        global(
            Tasks.like(LARGE).comm("a-name-of-15-by").build(),
            Tasks.like(SMALL).comm("a-name-of-15-by").build());

    assertThat(spare().of(0, incident, new Wanted.Called("a-name-of-15-bytes-and-more")))
        .extracting(spared -> spared.process().pid())
        .containsExactly(10, 11);
    assertThat(spare().of(0, incident, new Wanted.Called("a-name"))).isEmpty();
  }
}
