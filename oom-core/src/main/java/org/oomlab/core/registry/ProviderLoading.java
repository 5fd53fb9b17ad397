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
  private final List<Registered> found;
  private final List<PluginProblem> problems;

  /**
   * Creates one.
   *
   * @param jar path of the plugin jar, empty for what is installed
   */
  ProviderLoading(
      String jar, CallGuard guard, List<Registered> found, List<PluginProblem> problems) {
    this.jar = jar;
    this.guard = guard;
    this.found = found;
    this.problems = problems;
  }

  <P> void load(ProviderRole<P> role, ServiceLoader<P> loader) {
    Iterator<ServiceLoader.Provider<P>> providers = loader.stream().iterator();
    while (true) {
      Optional<ServiceLoader.Provider<P>> next;
      try {
        next = providers.hasNext() ? Optional.of(providers.next()) : Optional.empty();
      } catch (ServiceConfigurationError | LinkageError e) {
        problems.add(ProviderProblems.of(e, role.service(), "", jar.isEmpty() ? INSTALLED : jar));
        continue;
      }
      if (next.isEmpty()) {
        return;
      }
      switch (register(role, next.get())) {
        case Loaded.Usable(Registered entry) -> found.add(entry);
        case Loaded.Broken(PluginProblem problem) -> problems.add(problem);
      }
    }
  }

  private <P> Loaded register(ProviderRole<P> role, ServiceLoader.Provider<P> entry) {
    String provider = entry.type().getName();
    String module = jar.isEmpty() ? moduleOf(entry.type()) : jar;
    try {
      String plugin = "plugin " + provider + " in " + module;
      return guard.call(plugin, () -> describe(role, entry, provider, module));
    } catch (CallGuard.OverBudgetException e) {
      String what = "loading it " + Throwables.oneLine(e);
      return new Loaded.Broken(
          new PluginProblem(PluginProblem.Kind.TOO_SLOW, provider, module, what));
    } catch (Throwable e) {
      // Foreign code may throw anything, and none of it may keep the others from running.
      return new Loaded.Broken(ProviderProblems.of(e, role.service(), provider, module));
    }
  }

  private <P> Loaded describe(
      ProviderRole<P> role, ServiceLoader.Provider<P> entry, String provider, String module) {
    P made = entry.get();
    int version = role.apiVersion().applyAsInt(made);
    if (version != VictimPolicyProvider.API_VERSION) {
      return new Loaded.Broken(ProviderProblems.apiVersion(version, provider, module));
    }
    PolicyDescriptor descriptor = role.descriptor().apply(made);
    if (descriptor == null) {
      return new Loaded.Broken(ProviderProblems.noDescriptor(provider, module));
    }
    return new Loaded.Usable(role.registration().entry(descriptor, module, !jar.isEmpty(), made));
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
    record Usable(Registered entry) implements Loaded {}

    record Broken(PluginProblem problem) implements Loaded {}
  }
}
