package org.oomlab.cli.policy;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.core.registry.CallGuard;
import org.oomlab.core.registry.ConfiguredPolicy;
import org.oomlab.core.registry.PluginProblem;
import org.oomlab.core.registry.PolicyFailureException;
import org.oomlab.core.registry.PolicyRegistry;
import org.oomlab.core.registry.PolicySpec;
import org.oomlab.core.registry.PolicySpecException;

/** The registry as commands use it: whatever is wrong becomes the user's one line. */
public final class PolicySource {
  private final CallGuard guard;

  /** Creates one; plugins run under {@code guard}. */
  @Inject
  public PolicySource(CallGuard guard) {
    this.guard = guard;
  }

  /** Returns all policies. A plugin jar that was asked for and cannot be used is an error. */
  public PolicyRegistry registry(List<Path> jars) {
    PolicyRegistry registry = PolicyRegistry.load(jars, guard);
    List<PluginProblem> problems = registry.problems();
    if (!problems.isEmpty()) {
      String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
      throw new BadInputException(problems.getFirst().sentence() + more);
    }
    return registry;
  }

  /** Returns the policies asked for, ready to be asked. */
  public List<ConfiguredPolicy> configure(List<PolicySpec> specs, List<Path> jars) {
    PolicyRegistry registry = registry(jars);
    List<ConfiguredPolicy> configured = new ArrayList<>();
    try {
      for (PolicySpec spec : specs) {
        configured.add(registry.configure(spec, guard));
      }
    } catch (PolicySpecException e) {
      throw new BadInputException("--policy: " + e.getMessage(), e);
    } catch (PolicyFailureException e) {
      throw new BadInputException(e.failure().sentence(), e);
    }
    return configured;
  }
}
