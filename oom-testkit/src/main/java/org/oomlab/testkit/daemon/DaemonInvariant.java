package org.oomlab.testkit.daemon;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.core.registry.PolicyFailureException;
import org.oomlab.testkit.Violation;

/** Something that holds for every daemon at every watch, or for every daemon that promises it. */
public final class DaemonInvariant {
  private final String name;
  private final String why;
  private final Set<DaemonBehavior> promises;
  private final Check check;

  /** Asked of the looks of a daemon. */
  @FunctionalInterface
  interface Check {
    /** Returns the first thing wrong, one sentence without a full stop. */
    Optional<String> of(List<Look> looks, DaemonPromises promises);
  }

  DaemonInvariant(String name, String why, Set<DaemonBehavior> promises, Check check) {
    this.name = name;
    this.why = why;
    this.promises = Set.copyOf(promises);
    this.check = check;
  }

  /** Returns the name, lower-case words joined by dashes. */
  public String name() {
    return name;
  }

  /** Returns why it matters, one sentence. */
  public String why() {
    return why;
  }

  /** Returns the promises without which it is not asked. */
  public Set<DaemonBehavior> promises() {
    return promises;
  }

  /**
   * Returns how a daemon breaks it, empty when it does not. A daemon that throws breaks {@code
   * never-throws} and nothing else.
   *
   * @param promised what it promises
   */
  public Optional<Violation> violation(
      PressureDaemon<?> daemon, DaemonPromises promised, Watch watch) {
    List<Look> looks;
    try {
      looks = Looks.of(daemon, watch);
      for (Look look : looks) {
        look.reaction().deed().explanation().reason();
        look.reaction().deed().explanation().candidates();
      }
    } catch (RuntimeException | StackOverflowError e) {
      return name.equals(DaemonInvariants.NEVER_THROWS)
          ? Optional.of(new Violation(name, thrown(e)))
          : Optional.empty();
    }
    return check.of(looks, promised).map(detail -> new Violation(name, detail));
  }

  /** The registry's guard has put into words already what a plugin threw. */
  private static String thrown(Throwable e) {
    return e instanceof PolicyFailureException guarded
        ? "it " + guarded.failure().detail()
        : "it throws " + e;
  }
}
