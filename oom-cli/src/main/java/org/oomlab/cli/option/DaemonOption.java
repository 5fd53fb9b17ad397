package org.oomlab.cli.option;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.policy.PolicySource;
import org.oomlab.core.registry.ConfiguredDaemon;
import org.oomlab.core.registry.PolicyRegistry;
import org.oomlab.core.registry.PolicySpec;
import org.oomlab.core.registry.PolicySpecException;
import picocli.CommandLine.Option;

/** Which pressure daemons run beside the kernel's own killer. */
public final class DaemonOption {
  /** Name of the option. */
  public static final String NAME = "--daemon";

  private final PolicySource source;

  @Option(
      names = NAME,
      paramLabel = "NAME[@VERSION][:key=value,...]",
      description =
          "A pressure daemon that runs beside the kernel's own killer; repeat or use commas for"
              + " several.")
  private List<String> daemons = new ArrayList<>();

  @Inject
  DaemonOption(PolicySource source) {
    this.source = source;
  }

  /** Returns whether there are any. */
  public boolean isAsked() {
    return !daemons.isEmpty();
  }

  /** Returns the daemons asked for, in that order. */
  public List<ConfiguredDaemon> daemons(PolicyRegistry registry) {
    List<PolicySpec> specs = new ArrayList<>();
    try {
      for (String text : daemons) {
        specs.addAll(PolicySpec.parseList(text));
      }
    } catch (PolicySpecException e) {
      throw new BadInputException(NAME + ": " + e.getMessage(), e);
    }
    return source.configureDaemons(specs, registry);
  }

  /** Refuses to look into the future of runs with daemons. */
  public void requireNoOracle(OracleOption oracle) {
    if (isAsked() && oracle.isAsked()) {
      throw new BadInputException(
          OracleOption.NAME
              + ": tries out other first victims of the policy, and with "
              + NAME
              + " the first may not be the policy's");
    }
  }
}
