package org.oomlab.testkit.run;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.core.engine.SimulatedDaemon;
import org.oomlab.core.engine.Simulation;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.testkit.Violation;
import org.oomlab.testkit.daemon.DaemonBehavior;
import org.oomlab.testkit.mutant.Mutants;

/**
 * What a daemon's signals must lead to when the simulator carries them out, the kernel's own killer
 * beside it. In plain Java, as the invariants of single looks are.
 *
 * @param name lower-case words joined by dashes
 * @param why why it matters, one sentence
 * @param promise without which it is not asked
 * @param check tells what is wrong with a daemon's run, if anything
 * @param smaller smaller scenarios
 * @param <C> what is simulated
 */
public record DaemonCourse<C>(
    String name,
    String why,
    DaemonBehavior promise,
    BiFunction<PressureDaemon<?>, C, Optional<String>> check,
    Function<C, Stream<C>> smaller) {
  private static final long MICROS_A_MILLI = 1000;

  /**
   * A scenario on which a daemon breaks its promise.
   *
   * @param scenario as small as it could be made
   * @param violation what is broken and how
   */
  public record Found<C>(C scenario, Violation violation) {}

  /** Where memory runs out slowly the kernel's own killer is never asked. */
  public static DaemonCourse<Creep> forestallsTheKernel() {
    return new DaemonCourse<>(
        "forestalls-the-kernel",
        "a daemon that comes after the kernel's killer is of no use, however well it chooses",
        DaemonBehavior.FORESTALLS_THE_KERNEL,
        DaemonCourse::kernelKill,
        Creep::smaller);
  }

  /** As {@link StarvesNoMemcg} asks of policies. */
  public static DaemonCourse<Contention> starvesNoMemcg() {
    return new DaemonCourse<>(
        StarvesNoMemcg.NAME,
        StarvesNoMemcg.why(),
        DaemonBehavior.STARVES_NO_MEMCG,
        DaemonCourse::starved,
        Contention::smaller);
  }

  /** Returns all of them. */
  public static List<DaemonCourse<?>> all() {
    return List.of(forestallsTheKernel(), starvesNoMemcg());
  }

  /** Returns how a daemon breaks its promise, on a scenario as small as can be; empty if not. */
  public Optional<Found<C>> smallest(PressureDaemon<?> daemon, C scenario) {
    Optional<Found<C>> smallest = found(daemon, scenario);
    Optional<Found<C>> next = smallest;
    while (next.isPresent()) {
      smallest = next;
      next =
          smaller
              .apply(next.get().scenario())
              .flatMap(one -> found(daemon, one).stream())
              .findFirst();
    }
    return smallest;
  }

  private Optional<Found<C>> found(PressureDaemon<?> daemon, C scenario) {
    return check
        .apply(daemon, scenario)
        .map(detail -> new Found<>(scenario, new Violation(name, detail)));
  }

  private static Optional<String> kernelKill(PressureDaemon<?> daemon, Creep creep) {
    RunRecord run =
        Simulation.run(
            creep.scenario(), Mutants.correct(), List.of(new SimulatedDaemon("daemon", daemon)), 1);
    return run.kills().stream()
        .filter(kill -> kill.killer().equals(RunEvent.Kill.KERNEL))
        .findFirst()
        .map(
            kill ->
                "at "
                    + kill.timeMicros() / MICROS_A_MILLI
                    + " ms the kernel kills pid "
                    + kill.victim().pid());
  }

  private static Optional<String> starved(PressureDaemon<?> daemon, Contention contention) {
    Ledger ledger = new Ledger();
    Simulation.run(
        contention.scenario(),
        Mutants.correct(),
        List.of(new SimulatedDaemon("daemon", DaemonPayments.of(daemon, ledger))),
        1);
    return StarvesNoMemcg.starved(ledger, contention);
  }
}
