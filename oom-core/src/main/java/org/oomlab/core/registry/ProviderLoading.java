package org.oomlab.core.registry;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.policy.VictimPolicyProvider;

/** Makes the providers that a service loader finds, and sorts out the broken ones. */
final class ProviderLoading {
  private static final String INSTALLED = "installed policies";

  private final String jar;
  private final CallGuard guard;
  private final List<RegisteredPolicy> found;
  private final List<PluginProblem> problems;

  /**
   * Creates one.
   *
   * @param jar path of the plugin jar, empty for what is installed
   */
  ProviderLoading(
      String jar, CallGuard guard, List<RegisteredPolicy> found, List<PluginProblem> problems) {
    this.jar = jar;
    this.guard = guard;
    this.found = found;
    this.problems = problems;
  }

  void load(ServiceLoader<VictimPolicyProvider> loader) {
    Iterator<ServiceLoader.Provider<VictimPolicyProvider>> providers = loader.stream().iterator();
    while (true) {
      Optional<ServiceLoader.Provider<VictimPolicyProvider>> next;
      try {
        next = providers.hasNext() ? Optional.of(providers.next()) : Optional.empty();
      } catch (ServiceConfigurationError | LinkageError e) {
        problems.add(ProviderProblems.of(e, "", jar.isEmpty() ? INSTALLED : jar));
        continue;
      }
      if (next.isEmpty()) {
        return;
      }
      switch (register(next.get())) {
        case Loaded.Usable(RegisteredPolicy policy) -> found.add(policy);
        case Loaded.Broken(PluginProblem problem) -> problems.add(problem);
      }
    }
  }

  private Loaded register(ServiceLoader.Provider<VictimPolicyProvider> entry) {
    String provider = entry.type().getName();
    String module = jar.isEmpty() ? moduleOf(entry.type()) : jar;
    try {
      String plugin = "plugin " + provider + " in " + module;
      return guard.call(plugin, () -> describe(entry, provider, module));
    } catch (CallGuard.OverBudgetException e) {
      String what = "loading it " + Throwables.oneLine(e);
      return new Loaded.Broken(
          new PluginProblem(PluginProblem.Kind.TOO_SLOW, provider, module, what));
    } catch (Throwable e) {
      // Foreign code may throw anything, and none of it may keep the others from running.
      return new Loaded.Broken(ProviderProblems.of(e, provider, module));
    }
  }

  private Loaded describe(
      ServiceLoader.Provider<VictimPolicyProvider> entry, String provider, String module) {
    VictimPolicyProvider made = entry.get();
    int version = made.apiVersion();
    if (version != VictimPolicyProvider.API_VERSION) {
      return new Loaded.Broken(ProviderProblems.apiVersion(version, provider, module));
    }
    PolicyDescriptor descriptor = made.descriptor();
    if (descriptor == null) {
      return new Loaded.Broken(ProviderProblems.noDescriptor(provider, module));
    }
    return new Loaded.Usable(new RegisteredPolicy(descriptor, module, !jar.isEmpty(), made));
  }

  private static String moduleOf(Class<?> type) {
    Module module = type.getModule();
    if (module.isNamed()) {
      return module.getName();
    }
    var source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? type.getName()
        : source.getLocation().getPath();
  }

  /** What became of one provider. */
  private sealed interface Loaded {
    record Usable(RegisteredPolicy policy) implements Loaded {}

    record Broken(PluginProblem problem) implements Loaded {}
  }
}
