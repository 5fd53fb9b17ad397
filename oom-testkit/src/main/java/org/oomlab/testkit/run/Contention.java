package org.oomlab.testkit.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
 * Tenants on a machine of 64 MiB that may be too small for them, for good: who is killed is started
 * again {@value #RESTART_MILLIS} ms later, holds nothing and grows anew, for {@value
 * #DURATION_MILLIS} ms. Each tenant has a memcg of its own without a limit; {@code oom_score_adj}
 * is 0 everywhere.
 *
 * @param tenants who they are
 */
public record Contention(List<Tenant> tenants) {
  /** How long the run takes. */
  public static final int DURATION_MILLIS = 10_000;

  /** How long whoever was killed stays away. */
  public static final int RESTART_MILLIS = 100;

  private static final int SAMPLE_MILLIS = 500;

  /**
   * Who owns some processes, all alike.
   *
   * @param processes how many, from 1
   * @param mib to how many MiB each of them grows
   * @param growthMillis how long that takes
   */
  public record Tenant(int processes, int mib, int growthMillis) {}

  public Contention {
    tenants = List.copyOf(tenants);
  }

  /** Returns the scenario that the simulator runs. */
  public Scenario scenario() {
    return new Scenario(
        "contention",
        "",
        SmallMachine.setup(),
        IntStream.range(0, tenants.size())
            .mapToObj(at -> SmallMachine.memcg(memcg(at), MemcgSettings.UNLIMITED))
            .toList(),
        IntStream.range(0, tenants.size()).mapToObj(at -> group(at, tenants.get(at))).toList(),
        List.of(),
        1,
        DURATION_MILLIS,
        SAMPLE_MILLIS);
  }

  /** Returns those with a tenant less, with a process less or with smaller ones. */
  Stream<Contention> smaller() {
    List<Contention> smaller = new ArrayList<>();
    for (int at = 0; at < tenants.size(); at++) {
      Tenant tenant = tenants.get(at);
      List<Tenant> others = new ArrayList<>(tenants);
      others.remove(at);
      smaller.add(new Contention(others));
      if (tenant.processes() > 1) {
        smaller.add(
            with(at, new Tenant(tenant.processes() - 1, tenant.mib(), tenant.growthMillis())));
      }
      if (tenant.mib() > 1) {
        smaller.add(
            with(at, new Tenant(tenant.processes(), tenant.mib() - 1, tenant.growthMillis())));
      }
    }
    return smaller.stream();
  }

  private Contention with(int at, Tenant tenant) {
    List<Tenant> others = new ArrayList<>(tenants);
    others.set(at, tenant);
    return new Contention(others);
  }

  /** Returns the memcg of a tenant. */
  static String memcg(int at) {
    return "/tenant" + at;
  }

  private static ProcessGroup group(int at, Tenant tenant) {
    Behaviour grows =
        new Behaviour.Ramp(
            PageKind.ANON, 0, tenant.mib() * SmallMachine.MIB, 0, tenant.growthMillis(), 1000);
    return new ProcessGroup(
        "t" + at,
        "t" + at,
        tenant.processes(),
        new Arrival.Together(0),
        new MemcgPath(memcg(at)),
        0,
        0,
        1,
        0,
        List.of(grows),
        new RestartPolicy.Restart(RESTART_MILLIS, 1000, RESTART_MILLIS, 0, 0),
        List.of(),
        Importance.ORDINARY);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < tenants.size(); at++) {
      Tenant tenant = tenants.get(at);
      text.append(
          "  "
              + memcg(at)
              + ": "
              + tenant.processes()
              + (tenant.processes() == 1 ? " process that grows" : " processes that each grow")
              + " to "
              + tenant.mib()
              + " MiB in "
              + tenant.growthMillis()
              + " ms\n");
    }
    return text.toString();
  }
}
