package org.oomlab.cli;

import jakarta.inject.Inject;
import org.oomlab.cli.compare.CompareCommand;
import org.oomlab.cli.explain.ExplainCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself, which only has commands. */
@Command(
    name = "oom",
    header = "The laboratory for Linux out-of-memory policy.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  oom explain kern.log   who was killed and why",
      "  oom compare kern.log   who would have been, under other policies",
      "  oom policies           what is installed"
    },
    versionProvider = Version.class,
    subcommands = {ExplainCommand.class, CompareCommand.class, PoliciesCommand.class})
@SuppressWarnings("UnusedVariable") // picocli acts on the help options by itself.
final class OomCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  @Inject
  OomCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command is given");
  }
}
