package org.oomlab.testkit.daemon;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What every pressure daemon must hold, in plain Java: let it watch machines of your own, or let
 * the {@code property} package make them up.
 */
public final class DaemonInvariants {
  /** The first of them. */
  static final String NEVER_THROWS = "never-throws";

  private static final List<DaemonInvariant> ALL =
      List.of(
          of(
              NEVER_THROWS,
              "a killer that fails while memory is short leaves the machine to hang",
              (looks, promises) -> Optional.empty()),
          of(
              "names-what-exists",
              "pids are recycled: a signal to a stale one hits a stranger",
              LookChecks::existence),
          of(
              "spares-the-exempt",
              "a signal to init or a kernel thread frees nothing, and who was promised safety"
                  + " relies on it",
              LookChecks::exemptions),
          of(
              "is-deterministic",
              "what cannot be repeated can be neither explained nor compared",
              LookChecks::determinism),
          of(
              "keeps-no-state",
              "what a daemon remembers beside the state it hands back is lost when a run forks, and"
                  + " decides on another machine",
              LookChecks::memory),
          of("keeps-looking", "who sleeps too long protects nobody", LookChecks::sleep),
          of(
              "bounds-its-rate",
              "who kills faster than memory comes back kills everybody for one shortage",
              LookChecks::rate),
          of(
              "signals-once",
              "the same signal to a process that is leaving with its memory frees nothing more",
              LookChecks::repetition),
          of(
              "acts-at-last",
              "who does nothing while nothing is left protects nobody",
              LookChecks::progress),
          new DaemonInvariant(
              "spares-the-dead",
              "a signal to a process without memory frees nothing",
              Set.of(DaemonBehavior.SPARES_THE_DEAD),
              LookChecks::corpses),
          new DaemonInvariant(
              "acts-only-under-pressure",
              "work lost while there is memory is lost for nothing",
              Set.of(DaemonBehavior.ACTS_ONLY_UNDER_PRESSURE),
              LookChecks::calm));

  private DaemonInvariants() {}

  private static DaemonInvariant of(String name, String why, DaemonInvariant.Check check) {
    return new DaemonInvariant(name, why, Set.of(), check);
  }

  /** Returns all of them, in the order they are asked. */
  public static List<DaemonInvariant> all() {
    return ALL;
  }

  /**
   * Returns the invariant of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static DaemonInvariant named(String name) {
    return ALL.stream()
        .filter(invariant -> invariant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no invariant is named '" + name + "'"));
  }
}
