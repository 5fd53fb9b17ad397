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
import org.oomlab.core.text.Nearest;

/**
 * All policies and pressure daemons that can be used, by name, and what is wrong with the others.
 * Immutable.
 */
public final class PolicyRegistry {
  private final SortedMap<String, Registered> entries;
  private final List<PluginProblem> problems;

  private PolicyRegistry(SortedMap<String, Registered> entries, List<PluginProblem> problems) {
    this.entries = entries;
    this.problems = List.copyOf(problems);
  }

  /**
   * Finds what is installed and what is in the given jars. Each jar gets a class loader of its own
   * that sees the JDK and the API. A broken one is a problem, not an exception.
   *
   * @param pluginJars files, loaded in this order; where two have something of the same name, the
   *     first one keeps it, and an installed one before all
   * @param guard runs the code of plugins
   * @throws IllegalStateException when not one policy is found
   */
  public static PolicyRegistry load(List<Path> pluginJars, CallGuard guard) {
    List<Registered> found = new ArrayList<>();
    List<PluginProblem> problems = new ArrayList<>();
    ProviderLoading installed = new ProviderLoading("", CallGuard.UNLIMITED, found, problems);
    ProviderRole.ALL.forEach(role -> load(role, installed));
    for (Path jar : pluginJars) {
      PluginJar.load(jar, guard, found, problems);
    }
    SortedMap<String, Registered> entries = new TreeMap<>();
    for (Registered entry : found) {
      Registered first = entries.putIfAbsent(entry.name(), entry);
      if (first != null) {
        problems.add(
            new PluginProblem(
                PluginProblem.Kind.DUPLICATE_NAME,
                entry.name(),
                entry.module(),
                "there is already a "
                    + first.role().word()
                    + " named "
                    + entry.name()
                    + ", in "
                    + first.module()));
      }
    }
    if (entries.values().stream().noneMatch(RegisteredPolicy.class::isInstance)) {
      throw new IllegalStateException("no policy is installed");
    }
    return new PolicyRegistry(entries, problems);
  }

  private static <P> void load(ProviderRole<P> role, ProviderLoading loading) {
    loading.load(role, ServiceLoader.load(role.service()));
  }

  /** Returns every policy and every daemon, sorted by name. */
  public List<Registered> all() {
    return List.copyOf(entries.values());
  }

  /** Returns every policy, sorted by name. */
  public List<RegisteredPolicy> policies() {
    return of(RegisteredPolicy.class);
  }

  /** Returns every daemon, sorted by name. */
  public List<RegisteredDaemon> daemons() {
    return of(RegisteredDaemon.class);
  }

  private <T extends Registered> List<T> of(Class<T> type) {
    return entries.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Returns what could not be loaded, installed ones first. */
  public List<PluginProblem> problems() {
    return problems;
  }

  /**
   * Returns the policy or daemon asked for.
   *
   * @throws PolicySpecException when there is none of that name or version
   */
  public Registered findAny(PolicySpec spec) throws PolicySpecException {
    return find(spec, all(), PluginRole.POLICY);
  }

  /**
   * Returns the policy asked for.
   *
   * @throws PolicySpecException when there is none of that name or version
   */
  public RegisteredPolicy find(PolicySpec spec) throws PolicySpecException {
    if (entries.get(spec.name()) instanceof RegisteredDaemon) {
      throw new PolicySpecException(spec.name() + " is a daemon, not a policy; see --daemon");
    }
    return find(spec, policies(), PluginRole.POLICY);
  }

  /**
   * Returns the daemon asked for.
   *
   * @throws PolicySpecException when there is none of that name or version
   */
  public RegisteredDaemon findDaemon(PolicySpec spec) throws PolicySpecException {
    if (entries.get(spec.name()) instanceof RegisteredPolicy) {
      throw new PolicySpecException(spec.name() + " is a policy, not a daemon; see --policy");
    }
    return find(spec, daemons(), PluginRole.DAEMON);
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
    PolicyParameters parameters = parameters(policy, spec);
    return new ConfiguredPolicy(spec, policy, parameters, policy.create(parameters, guard));
  }

  /**
   * Returns the daemon asked for, made with the parameters given and defaults for the rest.
   *
   * @throws PolicySpecException as {@link #configure} does
   * @throws PolicyFailureException when the daemon cannot be made
   */
  public ConfiguredDaemon configureDaemon(PolicySpec spec, CallGuard guard)
      throws PolicySpecException {
    RegisteredDaemon daemon = findDaemon(spec);
    PolicyParameters parameters = parameters(daemon, spec);
    return new ConfiguredDaemon(spec, daemon, parameters, daemon.create(parameters, guard));
  }

  private static <T extends Registered> T find(PolicySpec spec, List<T> among, PluginRole role)
      throws PolicySpecException {
    Optional<T> named = among.stream().filter(one -> one.name().equals(spec.name())).findFirst();
    if (named.isEmpty()) {
      List<String> names = among.stream().map(Registered::name).toList();
      throw new PolicySpecException(
          "no "
              + role.word()
              + " named '"
              + spec.name()
              + "'"
              + suggestion(spec.name(), names)
              + (names.isEmpty() ? "; there is none" : "; there are " + String.join(", ", names)));
    }
    T entry = named.get();
    String version = entry.descriptor().version();
    if (!spec.version().equals(PolicySpec.ANY_VERSION) && !spec.version().equals(version)) {
      throw new PolicySpecException(
          entry.role().word()
              + " "
              + spec.name()
              + " is installed in version "
              + version
              + ", not '"
              + spec.version()
              + "'");
    }
    return entry;
  }

  private static PolicyParameters parameters(Registered entry, PolicySpec spec)
      throws PolicySpecException {
    PolicyDescriptor descriptor = entry.descriptor();
    List<String> known = descriptor.parameters().stream().map(ParameterSpec::name).toList();
    for (String name : spec.parameters().sequencedKeySet()) {
      if (!known.contains(name)) {
        throw new PolicySpecException(
            entry.role().word()
                + " "
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
