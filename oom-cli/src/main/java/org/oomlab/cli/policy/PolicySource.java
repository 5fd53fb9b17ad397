package org.oomlab.cli.policy;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.Setbacks;
import org.oomlab.core.registry.CallGuard;
import org.oomlab.core.registry.Configured;
import org.oomlab.core.registry.ConfiguredDaemon;
import org.oomlab.core.registry.ConfiguredPolicy;
import org.oomlab.core.registry.PluginProblem;
import org.oomlab.core.registry.PolicyFailureException;
import org.oomlab.core.registry.PolicyRegistry;
import org.oomlab.core.registry.PolicySpec;
import org.oomlab.core.registry.PolicySpecException;
import org.oomlab.core.registry.RegisteredDaemon;

/**
 * The registry as commands use it. A plugin that cannot be used is a setback: it is named, and
 * whatever does not need it is done.
 */
public final class PolicySource {
  private final CallGuard guard;
  private final Setbacks setbacks;

  /** Creates one; plugins run under {@code guard}. */
  @Inject
  public PolicySource(CallGuard guard, Setbacks setbacks) {
    this.guard = guard;
    this.setbacks = setbacks;
  }

  /** Returns all policies that can be used, and names the plugins that cannot. */
  public PolicyRegistry registry(List<Path> jars) {
    PolicyRegistry registry = PolicyRegistry.load(jars, guard);
    registry.problems().forEach(problem -> setbacks.add(problem.sentence()));
    return registry;
  }

  /**
   * Returns the policies asked for, ready to be asked. One that may be missing because a plugin
   * could not be loaded, or that cannot be made, is left out as long as there is another.
   *
   * @throws BadInputException when none is left, or one is asked for that there never was
   */
  public List<ConfiguredPolicy> configure(List<PolicySpec> specs, PolicyRegistry registry) {
    List<ConfiguredPolicy> configured = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (PolicySpec spec : specs) {
      try {
        configured.add(registry.configure(spec, guard));
      } catch (PolicySpecException e) {
        String line = "--policy: " + e.getMessage() + brokenPlugins(registry);
        if (registry.problems().isEmpty()) {
          throw new BadInputException(line, e);
        }
        missing.add(line);
      } catch (PolicyFailureException e) {
        missing.add(e.failure().sentence());
      }
    }
    if (configured.isEmpty() && !missing.isEmpty()) {
      String last = missing.removeLast();
      missing.forEach(setbacks::add);
      throw new BadInputException(last);
    }
    missing.forEach(setbacks::add);
    return configured;
  }

  /**
   * Returns the daemons asked for, ready to run.
   *
   * @throws BadInputException when there is no such daemon, or it cannot be made
   */
  public List<ConfiguredDaemon> configureDaemons(List<PolicySpec> specs, PolicyRegistry registry) {
    List<ConfiguredDaemon> configured = new ArrayList<>();
    for (PolicySpec spec : specs) {
      try {
        configured.add(registry.configureDaemon(spec, guard));
      } catch (PolicySpecException e) {
        throw new BadInputException("--daemon: " + e.getMessage() + brokenPlugins(registry), e);
      } catch (PolicyFailureException e) {
        throw new BadInputException(e.failure().sentence(), e);
      }
    }
    return List.copyOf(configured);
  }

  /**
   * Returns the policy or daemon asked for.
   *
   * @throws BadInputException when there is none, or it cannot be made
   */
  public Configured configureAny(PolicySpec spec, PolicyRegistry registry) {
    try {
      return registry.findAny(spec) instanceof RegisteredDaemon
          ? configureDaemons(List.of(spec), registry).getFirst()
          : configure(List.of(spec), registry).getFirst();
    } catch (PolicySpecException e) {
      throw new BadInputException("POLICY: " + e.getMessage() + brokenPlugins(registry), e);
    }
  }

  /** Returns the end of a sentence that says that something is not installed. */
  public static String brokenPlugins(PolicyRegistry registry) {
    return registry.problems().isEmpty()
        ? ""
        : registry.problems().stream()
            .map(PluginProblem::module)
            .distinct()
            .collect(Collectors.joining(", ", "; it may be in what could not be loaded: ", ""));
  }
}
