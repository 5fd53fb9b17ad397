package org.oomlab.core.verify;

import java.util.List;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.pressure.PressureDaemon;

/**
 * A suite of properties that policies are held to, found by {@link java.util.ServiceLoader} so that
 * a program can do without it, and without the libraries it needs, until it is asked for. Not
 * thread-safe: one run at a time.
 */
public interface PropertySuite {
  /**
   * What is asked.
   *
   * @param promises names of what the policy promises, each one of {@link #promises}
   * @param seed of all that is drawn
   * @param tries with how many machines most properties are tried; some need more and take a
   *     multiple
   */
  record Settings(Set<String> promises, long seed, int tries) {
    public Settings {
      promises = Set.copyOf(promises);
      if (tries < 1) {
        throw new IllegalArgumentException("tries " + tries + " is not above 0");
      }
    }
  }

  /**
   * Returns everything that a policy may promise, lower-case words joined by dashes; each adds
   * properties.
   */
  List<String> promises();

  /** Returns the same of a pressure daemon. */
  List<String> daemonPromises();

  /** Returns how many machines a run makes up, those to shrink counterexamples aside. */
  long tries(Settings settings);

  /**
   * Asks of class files, running nothing, whether a policy or daemon uses files, clocks, threads or
   * whatever else a pure function does not, or keeps what changes.
   *
   * @param provider the class that makes it; what it uses of its jar is judged with it
   */
  PropertyResult touchesNothing(Class<?> provider);

  /**
   * Asks every property that needs machines.
   *
   * @param policy the policy; called from this thread
   * @param onTry called for each machine
   * @return a result for each property, in the order asked
   */
  List<PropertyResult> run(VictimPolicy policy, Settings settings, Runnable onTry);

  /** Returns how many machines {@link #runDaemon} makes up. */
  long daemonTries(Settings settings);

  /**
   * Asks every property of a pressure daemon that needs machines.
   *
   * @param daemon the daemon; called from this thread
   * @param settings the promises among {@link #daemonPromises}
   * @param onTry called for each machine
   * @return a result for each property, in the order asked
   */
  List<PropertyResult> runDaemon(PressureDaemon<?> daemon, Settings settings, Runnable onTry);
}
