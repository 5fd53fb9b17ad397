package org.oomlab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import org.oomlab.cli.host.Host;
import org.oomlab.cli.host.Messages;
import org.oomlab.cli.output.StandardStream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The whole command line in one process: arguments in, exit code out. */
public final class Cli {
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
      CommandLine commandLine = commandLine(injector, errors);
      commandLine.setErr(messages.writer());
      PrintWriter out =
          new PrintWriter(new OutputStreamWriter(new StandardStream(host.out()), UTF_8));
      commandLine.setOut(out);
      int code = commandLine.execute(args);
      out.flush();
      return ExitCode.of(code);
    } catch (RuntimeException | Error e) {
      return errors.report(e);
    }
  }

  private CommandLine commandLine(Injector injector, ErrorReport errors) {
    Ansi ansi = host.outIsTerminal() && host.variable("NO_COLOR").isEmpty() ? Ansi.ON : Ansi.OFF;
    return new CommandLine(injector.getInstance(OomCommand.class), new CommandFactory(injector))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(host.columns())
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
        .setParameterExceptionHandler(errors::usage)
        .setExecutionExceptionHandler((e, _, _) -> errors.report(e).code());
  }
}
