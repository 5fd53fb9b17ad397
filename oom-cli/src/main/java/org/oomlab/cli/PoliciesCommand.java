package org.oomlab.cli;

import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.option.OutputOptions;
import org.oomlab.cli.option.PluginOptions;
import org.oomlab.cli.output.Content;
import org.oomlab.cli.output.Format;
import org.oomlab.cli.policy.PolicySource;
import org.oomlab.core.registry.PolicyRegistry;
import org.oomlab.core.registry.PolicySpec;
import org.oomlab.core.registry.PolicySpecException;
import org.oomlab.core.registry.Registered;
import org.oomlab.core.report.json.PoliciesJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists policies. */
@Command(
    name = "policies",
    header = "What is installed, where from, with which parameters.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  oom policies                         all of them, one line each",
      "  oom policies classic                 one with its parameters and sources",
      "  oom policies --plugin-path my.jar --format json"
    })
final class PoliciesCommand implements Callable<Integer> {
  private final PolicySource source;

  @Mixin private final PluginOptions plugins;
  @Mixin private final OutputOptions output;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this one, in full.")
  private String name = "";

  @Inject
  PoliciesCommand(PolicySource source, PluginOptions plugins, OutputOptions output) {
    this.source = source;
    this.plugins = plugins;
    this.output = output;
  }

  @Override
  public Integer call() {
    Format format = output.format("policies", List.of(Format.TEXT, Format.JSON));
    PolicyRegistry registry = source.registry(plugins.jars());
    List<Registered> shown = name.isEmpty() ? registry.all() : List.of(one(registry));
    Content content =
        format == Format.JSON
            ? out -> PoliciesJson.write(shown, out)
            : new PoliciesText(shown, !name.isEmpty(), output.style());
    output.output().write(content);
    return ExitCode.OK.code();
  }

  private Registered one(PolicyRegistry registry) {
    try {
      return registry.findAny(PolicySpec.of(name));
    } catch (PolicySpecException e) {
      throw new BadInputException(e.getMessage() + PolicySource.brokenPlugins(registry), e);
    }
  }
}
