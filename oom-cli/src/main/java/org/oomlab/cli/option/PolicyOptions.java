package org.oomlab.cli.option;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.policy.PolicySource;
import org.oomlab.core.registry.ConfiguredPolicy;
import org.oomlab.core.registry.PolicySpec;
import org.oomlab.core.registry.PolicySpecException;
import org.oomlab.core.registry.RegisteredPolicy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which policies decide. */
public final class PolicyOptions {
  private final PolicySource source;

  @Mixin private final PluginOptions plugins;

  @Option(
      names = "--policy",
      paramLabel = "NAME[@VERSION][:key=value,...]",
      description = "The policy that decides; where several make sense, repeat or use commas.")
  private List<String> policies = new ArrayList<>();

  @Inject
  PolicyOptions(PolicySource source, PluginOptions plugins) {
    this.source = source;
    this.plugins = plugins;
  }

  /**
   * Returns the one policy asked for.
   *
   * @param defaultName the policy that decides when none is asked for
   */
  public ConfiguredPolicy one(String defaultName) {
    List<ConfiguredPolicy> several = several(List.of(defaultName));
    if (several.size() > 1) {
      throw new BadInputException(
          "--policy: " + several.size() + " policies are given, expected one");
    }
    return several.getFirst();
  }

  /**
   * Returns the policies asked for, or when none is, all there are, {@code first} before the
   * others.
   */
  public List<ConfiguredPolicy> severalOrAll(String first) {
    List<String> names = new ArrayList<>(List.of(first));
    if (policies.isEmpty()) {
      source.registry(plugins.jars()).policies().stream()
          .map(RegisteredPolicy::name)
          .filter(name -> !name.equals(first))
          .forEach(names::add);
    }
    return several(names);
  }

  /**
   * Returns the policies asked for, in that order.
   *
   * @param defaults names of those that are used when none is asked for
   */
  public List<ConfiguredPolicy> several(List<String> defaults) {
    List<PolicySpec> specs = new ArrayList<>();
    try {
      for (String text : policies.isEmpty() ? defaults : policies) {
        specs.addAll(PolicySpec.parseList(text));
      }
    } catch (PolicySpecException e) {
      throw new BadInputException("--policy: " + e.getMessage(), e);
    }
    return source.configure(specs, plugins.jars());
  }
}
