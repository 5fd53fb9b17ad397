package org.oomlab.cli.option;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.Messages;
import org.oomlab.cli.policy.PolicySource;
import org.oomlab.core.registry.ConfiguredPolicy;
import org.oomlab.core.registry.PolicyRegistry;
import org.oomlab.core.registry.PolicySpec;
import org.oomlab.core.registry.PolicySpecException;
import org.oomlab.core.registry.RegisteredPolicy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which policies decide. */
public final class PolicyOptions {
  private final PolicySource source;
  private final Messages messages;

  private @Nullable PolicyRegistry loaded;

  @Mixin private final PluginOptions plugins;

  @Option(
      names = "--policy",
      paramLabel = "NAME[@VERSION][:key=value,...]",
      description = "The policy that decides; where several make sense, repeat or use commas.")
  private List<String> policies = new ArrayList<>();

  @Inject
  PolicyOptions(PolicySource source, PluginOptions plugins, Messages messages) {
    this.messages = messages;
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
    PolicyRegistry registry = registry();
    List<String> names = new ArrayList<>(List.of(first));
    registry.policies().stream()
        .map(RegisteredPolicy::name)
        .filter(name -> !name.equals(first))
        .forEach(names::add);
    return configured(names, registry);
  }

  /**
   * Returns the policies asked for, in that order.
   *
   * @param defaults names of those that are used when none is asked for
   */
  public List<ConfiguredPolicy> several(List<String> defaults) {
    return configured(defaults, registry());
  }

  /** Returns all that is installed and in the jars given, which are loaded once. */
  public PolicyRegistry registry() {
    PolicyRegistry found = loaded;
    if (found == null) {
      found = source.registry(plugins.jars());
      loaded = found;
    }
    return found;
  }

  private List<ConfiguredPolicy> configured(List<String> defaults, PolicyRegistry registry) {
    SequencedSet<PolicySpec> specs = new LinkedHashSet<>();
    try {
      for (String text : policies.isEmpty() ? defaults : policies) {
        for (PolicySpec spec : PolicySpec.parseList(text)) {
          if (!specs.add(spec)) {
            messages.note("--policy: " + spec + " is named twice, and taken once");
          }
        }
      }
    } catch (PolicySpecException e) {
      throw new BadInputException("--policy: " + e.getMessage(), e);
    }
    return source.configure(List.copyOf(specs), registry);
  }
}
