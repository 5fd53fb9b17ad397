package org.oomlab.testkit.run;

import java.util.ArrayList;
import java.util.List;
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
 * A small machine on which memory runs short: 64 MiB, no swap, kernel 6.12, two memcgs of which
 * {@value #LIMITED} may use 24 MiB. All growth is over after {@value #GROWTH_MILLIS} ms of {@value
 * #DURATION_MILLIS}, and nobody is started again, so that a shortage which goes on is the policy's.
 *
 * @param inhabitants the processes, in the order of their start; everybody can be killed
 */
public record Shortage(List<Inhabitant> inhabitants) {
  /** The memcg with a limit. */
  public static final String LIMITED = "/limited";

  /** The memcg without one. */
  public static final String FREE = "/free";

  /** When the last process has its full size. */
  public static final int GROWTH_MILLIS = 3000;

  /** How long the run takes. */
  public static final int DURATION_MILLIS = 9000;

  private static final long LIMIT_BYTES = 24 * SmallMachine.MIB;
  private static final int SAMPLE_MILLIS = 500;

  /**
   * A process that grows evenly from nothing.
   *
   * @param memcg where it is charged: {@link #LIMITED}, {@link #FREE} or the root
   * @param mib to how many MiB it grows
   * @param oomScoreAdj its setting, above -1000
   */
  public record Inhabitant(String memcg, int mib, int oomScoreAdj) {}

  public Shortage {
    inhabitants = List.copyOf(inhabitants);
  }

  /** Returns the scenario that the simulator runs. */
  public Scenario scenario() {
    List<ProcessGroup> groups = new ArrayList<>();
    for (int i = 0; i < inhabitants.size(); i++) {
      groups.add(group("p" + i, inhabitants.get(i)));
    }
    return new Scenario(
        "shortage",
        "",
        SmallMachine.setup(),
        List.of(
            SmallMachine.memcg(LIMITED, LIMIT_BYTES),
            SmallMachine.memcg(FREE, MemcgSettings.UNLIMITED)),
        groups,
        List.of(),
        1,
        DURATION_MILLIS,
        SAMPLE_MILLIS);
  }

  private static ProcessGroup group(String name, Inhabitant inhabitant) {
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

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Inhabitant inhabitant : inhabitants) {
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
