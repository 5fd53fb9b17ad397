package org.oomlab.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.host.Host;
import org.oomlab.cli.host.Messages;
import org.oomlab.cli.host.Setbacks;
import org.oomlab.cli.output.ColorChoice;
import org.oomlab.cli.output.Format;
import org.oomlab.cli.output.Output;
import org.oomlab.cli.progress.ProgressBars;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.TypeConversionException;

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
      return injector.getInstance(Setbacks.class).outcome(ExitCode.of(code));
    } catch (RuntimeException | Error e) {
      return errors.report(e);
    }
  }

  /** picocli would list the values as the source spells them. */
  private static <E extends Enum<E>> E one(E[] values, String word) {
    for (E value : values) {
      if (value.toString().equalsIgnoreCase(word)) {
        return value;
      }
    }
    String words = Stream.of(values).map(Enum::toString).collect(Collectors.joining(", "));
    throw new TypeConversionException("'" + word + "' is not one of " + words);
  }

  private CommandLine commandLine(Injector injector, ErrorReport errors, String... args) {
    Ansi ansi = host.outTakesColor() ? Ansi.ON : Ansi.OFF;
    CommandLine program =
        new CommandLine(injector.getInstance(OomCommand.class), new CommandFactory(injector));
    for (Class<?> command : OomCommand.needed(args)) {
      program.addSubcommand(OomCommand.name(command), command);
    }
    Map<String, IHelpSectionRenderer> help = program.getHelpSectionMap();
    help.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new GroupedOptions());
    return program
        .setHelpSectionMap(help)
        .registerConverter(Format.class, word -> one(Format.values(), word))
        .registerConverter(
            CompletionCommand.Shell.class, word -> one(CompletionCommand.Shell.values(), word))
        .registerConverter(ColorChoice.class, word -> one(ColorChoice.values(), word))
        .setUsageHelpWidth(Math.max(host.columns(), NARROWEST_HELP))
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
        .setParameterExceptionHandler(errors::usage)
        .setExecutionExceptionHandler((e, _, _) -> errors.report(e).code());
  }
}
