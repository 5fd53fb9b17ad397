package org.oomlab.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.oomlab.cli.host.Host;
import org.oomlab.cli.host.Messages;
import org.oomlab.cli.output.Output;
import org.oomlab.cli.progress.ProgressBars;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The whole command line in one process: arguments in, exit code out. */
public final class Cli {
  /** What picocli's help needs at least; it throws below that. */
  private static final int NARROWEST_HELP = 55;

  private final Host host;

  /** Creates one that reads from, writes to and looks at {@code host} only. */
  public Cli(Host host) {
    this.host = host;
  }

  /** Runs one command. Whatever happens, it is reported on standard error and never thrown. */
  public ExitCode run(String... args) {
    Messages messages = new Messages(host);
    ErrorReport errors = new ErrorReport(host, messages);
    try {
      Injector injector = Guice.createInjector(Stage.PRODUCTION, new CliModule(host));
      CommandLine commandLine = commandLine(injector, errors, args);
      commandLine.setErr(messages.writer());
      // picocli would take a closed pipe for a failure of the command.
      StringWriter help = new StringWriter();
      commandLine.setOut(new PrintWriter(help));
      int code = commandLine.execute(args);
      injector.getInstance(ProgressBars.class).makeWay();
      if (!help.toString().isEmpty()) {
        new Output.Standard(host.out(), () -> {}).write(out -> out.write(help.toString()));
      }
      return ExitCode.of(code);
    } catch (RuntimeException | Error e) {
      return errors.report(e);
    }
  }

  private CommandLine commandLine(Injector injector, ErrorReport errors, String... args) {
    Ansi ansi = host.outIsTerminal() && host.variable("NO_COLOR").isEmpty() ? Ansi.ON : Ansi.OFF;
    CommandLine program =
        new CommandLine(injector.getInstance(OomCommand.class), new CommandFactory(injector));
    for (Class<?> command : OomCommand.needed(args)) {
      program.addSubcommand(OomCommand.name(command), command);
    }
    Map<String, IHelpSectionRenderer> help = program.getHelpSectionMap();
    help.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new GroupedOptions());
    return program
        .setHelpSectionMap(help)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(Math.max(host.columns(), NARROWEST_HELP))
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
        .setParameterExceptionHandler(errors::usage)
        .setExecutionExceptionHandler((e, _, _) -> errors.report(e).code());
  }
}
