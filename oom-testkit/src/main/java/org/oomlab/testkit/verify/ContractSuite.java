package org.oomlab.testkit.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.core.verify.PropertyResult;
import org.oomlab.core.verify.PropertySuite;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.PolicyInvariant;
import org.oomlab.testkit.PolicyInvariants;
import org.oomlab.testkit.property.VictimPolicyContract;

/** The contract that policy authors implement, asked from outside of a build. */
public final class ContractSuite implements PropertySuite {
  /** Says on standard error what is our choice. Held: a logger that nobody holds is forgotten. */
  private static final Logger JQWIK = Logger.getLogger("net.jqwik");

  /** Creates one; for the service loader. */
  public ContractSuite() {}

  @Override
  public List<String> promises() {
    return Arrays.stream(PolicyBehavior.values()).map(Words::of).toList();
  }

  @Override
  public long tries(Settings settings) {
    return Arrays.stream(VictimPolicyContract.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(net.jqwik.api.Property.class))
        .filter(method -> Words.isAsked(method.getName(), Words.behaviors(settings.promises())))
        .mapToLong(method -> method.getAnnotation(net.jqwik.api.Property.class).tries())
        .map(tries -> ContractRun.scaled(Math.toIntExact(tries), settings.tries()))
        .sum();
  }

  @Override
  public PropertyResult touchesNothing(Class<?> provider) {
    return withOwnLoader(() -> CodeCheck.of(provider));
  }

  @Override
  public List<PropertyResult> run(VictimPolicy policy, Settings settings, Runnable onTry) {
    List<PropertyResult> results = new ArrayList<>();
    ContractRun run =
        new ContractRun(policy, Words.behaviors(settings.promises()), settings, onTry, results);
    JQWIK.setLevel(Level.OFF);
    ContractRun.start(run);
    try {
      withOwnLoader(
          () -> {
            launcher().execute(request());
            return results;
          });
    } finally {
      ContractRun.end();
    }
    if (results.isEmpty()) {
      throw new IllegalStateException("no property of the contract was asked");
    }
    return results.stream().sorted(Comparator.comparingInt(ContractSuite::place)).toList();
  }

  @Override
  public List<String> daemonPromises() {
    return DaemonSuite.promises();
  }

  @Override
  public long daemonTries(Settings settings) {
    return new DaemonSuite(settings).tries();
  }

  @Override
  public List<PropertyResult> runDaemon(
      PressureDaemon<?> daemon, Settings settings, Runnable onTry) {
    return withOwnLoader(() -> new DaemonSuite(settings).run(daemon, onTry));
  }

  /**
   * Calls with the loader of this class as the thread's: jqwik finds its own parts by that one, and
   * the program's knows nothing of them.
   */
  private static <T> T withOwnLoader(Supplier<T> call) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ContractSuite.class.getClassLoader());
    try {
      return call.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Returns the place among the invariants; what asks for something else comes last. */
  private static int place(PropertyResult result) {
    List<String> names = PolicyInvariants.all().stream().map(PolicyInvariant::name).toList();
    int place = names.indexOf(result.name());
    return place < 0 ? names.size() : place;
  }

  /** Nothing that lies on the way may join in, and nothing may be written but what is returned. */
  private static Launcher launcher() {
    return LauncherFactory.create(
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .build());
  }

  private static LauncherDiscoveryRequest request() {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(DiscoverySelectors.selectClass(PolicyInHand.class))
        .filters(EngineFilter.includeEngines("jqwik"))
        .enableImplicitConfigurationParameters(false)
        .configurationParameter("jqwik.database", "")
        .configurationParameter("jqwik.reporting.usejunitplatform", "true")
        .configurationParameter("jqwik.reporting.onlyfailures", "true")
        .build();
  }
}
