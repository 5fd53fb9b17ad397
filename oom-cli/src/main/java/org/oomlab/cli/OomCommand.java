package org.oomlab.cli;

import jakarta.inject.Inject;
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
    footer = {"  oom policies           what is installed"},
    versionProvider = Version.class,
    subcommands = {PoliciesCommand.class})
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
