package org.oomlab.testkit.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.core.scenario.Arrival;
import org.oomlab.core.scenario.Behaviour;
import org.oomlab.core.scenario.Importance;
import org.oomlab.core.scenario.MemcgSettings;
import org.oomlab.core.scenario.PageKind;
import org.oomlab.core.scenario.ProcessGroup;
import org.oomlab.core.scenario.RestartPolicy;
import org.oomlab.core.scenario.Scenario;

/**
 * A machine of 64 MiB without swap whose memory runs out slowly: all processes grow evenly for
 * {@value #GROWTH_MILLIS} ms of {@value #DURATION_MILLIS}, none is started again, and no memcg has
 * a limit. Whoever looks every second has time to act.
 *
 * @param inhabitants the processes, in the order of their start; everybody can be killed
 */
public record Creep(List<Shortage.Inhabitant> inhabitants) {
  /** When the last process has its full size. */
  public static final int GROWTH_MILLIS = 20_000;

  /** How long the run takes. */
  public static final int DURATION_MILLIS = 24_000;

  private static final int SAMPLE_MILLIS = 1000;

  public Creep {
    inhabitants = List.copyOf(inhabitants);
  }

  /** Returns the scenario that the simulator runs. */
  Scenario scenario() {
    List<ProcessGroup> groups = new ArrayList<>();
    for (int i = 0; i < inhabitants.size(); i++) {
      groups.add(group("p" + i, inhabitants.get(i)));
    }
    return new Scenario(
        "creep",
        "",
        SmallMachine.setup(),
        List.of(SmallMachine.memcg(Shortage.FREE, MemcgSettings.UNLIMITED)),
        groups,
        List.of(),
        1,
        DURATION_MILLIS,
        SAMPLE_MILLIS);
  }

  private static ProcessGroup group(String name, Shortage.Inhabitant inhabitant) {
    Behaviour grows =
        new Behaviour.Ramp(
            PageKind.ANON, 0, inhabitant.mib() * SmallMachine.MIB, 0, GROWTH_MILLIS, 1000);
    return new ProcessGroup(
        name,
        name,
        1,
        new Arrival.Together(0),
        new MemcgPath(inhabitant.memcg()),
        0,
        inhabitant.oomScoreAdj(),
        1,
        0,
        List.of(grows),
        new RestartPolicy.Never(),
        List.of(),
        Importance.ORDINARY);
  }

  /** Returns those with a process less. */
  Stream<Creep> smaller() {
    return Stream.iterate(0, at -> at < inhabitants.size(), at -> at + 1)
        .map(
            at -> {
              List<Shortage.Inhabitant> others = new ArrayList<>(inhabitants);
              others.remove((int) at);
              return new Creep(others);
            });
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Shortage.Inhabitant inhabitant : inhabitants) {
      text.append(
          "  grows to "
              + inhabitant.mib()
              + " MiB in "
              + inhabitant.memcg()
              + ", adj "
              + inhabitant.oomScoreAdj()
              + "\n");
    }
    return text.toString();
  }
}
