package org.oomlab.cli;

import jakarta.inject.Inject;
import java.util.List;
import org.oomlab.cli.compare.CompareCommand;
import org.oomlab.cli.explain.ExplainCommand;
import org.oomlab.cli.predict.PredictCommand;
import org.oomlab.cli.rank.RankCommand;
import org.oomlab.cli.scaffold.NewPolicyCommand;
import org.oomlab.cli.simulate.SimulateCommand;
import org.oomlab.cli.snapshot.SnapshotCommand;
import org.oomlab.cli.spare.SpareCommand;
import org.oomlab.cli.verify.VerifyCommand;
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
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:Done.",
      " 1:A check that was asked for failed.",
      " 2:Wrong usage or bad input.",
      "70:A defect of this program."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  oom explain kern.log   who was killed and why",
      "  oom compare kern.log   who would have been, under other policies",
      "  oom simulate web.yaml  run a workload in time",
      "  oom rank               who would die on this host now",
      "  oom policies           what is installed",
      "  oom COMMAND --help     more on one of them"
    },
    versionProvider = Version.class)
@SuppressWarnings("UnusedVariable") // picocli acts on the help options by itself.
final class OomCommand implements Runnable {
  private static final List<Class<?>> COMMANDS =
      List.of(
          ExplainCommand.class,
          CompareCommand.class,
          SimulateCommand.class,
          RankCommand.class,
          SpareCommand.class,
          SnapshotCommand.class,
          PoliciesCommand.class,
          VerifyCommand.class,
          NewPolicyCommand.class,
          PredictCommand.class,
          CompletionCommand.class);

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

  /**
   * Returns the commands to set up for these arguments: the one that they name, or all of them
   * where that is not so plain, or where all are to be shown. To set up one costs some
   * milliseconds.
   */
  static List<Class<?>> needed(String... args) {
    return COMMANDS.stream()
        .filter(command -> args.length > 0 && name(command).equals(args[0]))
        .filter(command -> command != CompletionCommand.class)
        .findFirst()
        .map(List::<Class<?>>of)
        .orElse(COMMANDS);
  }

  /** Returns what the user calls a command. */
  static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command is given");
  }
}
