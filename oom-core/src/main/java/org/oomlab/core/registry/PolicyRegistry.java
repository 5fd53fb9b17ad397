package org.oomlab.core.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import org.oomlab.api.policy.ParameterSpec;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.policy.VictimPolicyProvider;
import org.oomlab.core.text.Nearest;

/** All policies that can be used, by name, and what is wrong with the others. Immutable. */
public final class PolicyRegistry {
  private final SortedMap<String, RegisteredPolicy> policies;
  private final List<PluginProblem> problems;

  private PolicyRegistry(
      SortedMap<String, RegisteredPolicy> policies, List<PluginProblem> problems) {
    this.policies = policies;
    this.problems = List.copyOf(problems);
  }

  /**
   * Finds the installed policies and those of the given jars. Each jar gets a class loader of its
   * own that sees the JDK and the API. A broken one is a problem, not an exception.
   *
   * @param pluginJars files, loaded in this order; where two have a policy of the same name, the
   *     first one keeps it, and an installed one before all
   * @param guard runs the code of plugins
   * @throws IllegalStateException when not one policy is found
   */
  public static PolicyRegistry load(List<Path> pluginJars, CallGuard guard) {
    List<RegisteredPolicy> found = new ArrayList<>();
    List<PluginProblem> problems = new ArrayList<>();
    new ProviderLoading("", CallGuard.UNLIMITED, found, problems)
        .load(ServiceLoader.load(VictimPolicyProvider.class));
    for (Path jar : pluginJars) {
      PluginJar.load(jar, guard, found, problems);
    }
    SortedMap<String, RegisteredPolicy> policies = new TreeMap<>();
    for (RegisteredPolicy policy : found) {
      RegisteredPolicy first = policies.putIfAbsent(policy.name(), policy);
      if (first != null) {
        problems.add(
            new PluginProblem(
                PluginProblem.Kind.DUPLICATE_NAME,
                policy.name(),
                policy.module(),
                "there is already a policy named " + policy.name() + ", in " + first.module()));
      }
    }
    if (policies.isEmpty()) {
      throw new IllegalStateException("no policy is installed");
    }
    return new PolicyRegistry(policies, problems);
  }

  /** Returns every policy, sorted by name. */
  public List<RegisteredPolicy> policies() {
    return List.copyOf(policies.values());
  }

  /** Returns what could not be loaded, installed ones first. */
  public List<PluginProblem> problems() {
    return problems;
  }

  /**
   * Returns the policy asked for.
   *
   * @throws PolicySpecException when there is none of that name or version
   */
  public RegisteredPolicy find(PolicySpec spec) throws PolicySpecException {
    RegisteredPolicy policy = policies.get(spec.name());
    if (policy == null) {
      throw new PolicySpecException(
          "no policy named '"
              + spec.name()
              + "'"
              + suggestion(spec.name(), List.copyOf(policies.keySet()))
              + "; there are "
              + String.join(", ", policies.keySet()));
    }
    String version = policy.descriptor().version();
    if (!spec.version().equals(PolicySpec.ANY_VERSION) && !spec.version().equals(version)) {
      throw new PolicySpecException(
          "policy "
              + spec.name()
              + " is installed in version "
              + version
              + ", not '"
              + spec.version()
              + "'");
    }
    return policy;
  }

  /**
   * Returns the policy asked for, made with the parameters given and defaults for the rest.
   *
   * @throws PolicySpecException when there is none of that name or version, or it has no such
   *     parameter, or a value is not one of those allowed
   * @throws PolicyFailureException when the policy cannot be made
   */
  public ConfiguredPolicy configure(PolicySpec spec, CallGuard guard) throws PolicySpecException {
    RegisteredPolicy policy = find(spec);
    PolicyParameters parameters = parameters(policy.descriptor(), spec);
    return new ConfiguredPolicy(spec, policy, parameters, policy.create(parameters, guard));
  }

  private static PolicyParameters parameters(PolicyDescriptor descriptor, PolicySpec spec)
      throws PolicySpecException {
    List<String> known = descriptor.parameters().stream().map(ParameterSpec::name).toList();
    for (String name : spec.parameters().sequencedKeySet()) {
      if (!known.contains(name)) {
        throw new PolicySpecException(
            "policy "
                + descriptor.name()
                + " has no parameter '"
                + name
                + "'"
                + suggestion(name, known)
                + (known.isEmpty() ? "; it has none" : "; it has " + String.join(", ", known)));
      }
    }
    try {
      return PolicyParameters.of(descriptor, spec.parameters());
    } catch (IllegalArgumentException e) {
      throw new PolicySpecException(Throwables.oneLine(e));
    }
  }

  private static String suggestion(String typed, List<String> names) {
    Optional<String> nearest = Nearest.of(typed, names);
    return nearest.map(name -> "; did you mean " + name + "?").orElse("");
  }
}
