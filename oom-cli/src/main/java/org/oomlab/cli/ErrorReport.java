package org.oomlab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.host.Host;
import org.oomlab.cli.host.Messages;
import org.oomlab.cli.output.StandardOutputException;
import org.oomlab.core.registry.PolicyFailureException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place that turns what went wrong into one line on standard error and an exit code. */
final class ErrorReport {
  /** Set to anything, shows the stack trace of a defect at once. */
  static final String DEBUG_VARIABLE = "OOM_DEBUG";

  private static final String REPORT_TO = "maintainers@oomlab.org";

  private final Host host;
  private final Messages messages;

  ErrorReport(Host host, Messages messages) {
    this.host = host;
    this.messages = messages;
  }

  /** Reports wrong usage. */
  int usage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String help = "see '" + command.getCommandSpec().qualifiedName() + " --help'";
    if (e instanceof UnmatchedArgumentException unmatched) {
      messages.error(unmatched(command, unmatched) + "; " + help);
    } else if (e.getCause() instanceof BadInputException bad) {
      messages.error(bad.getMessage());
    } else {
      messages.error(String.valueOf(e.getMessage()) + "; " + help);
    }
    return ExitCode.BAD_INPUT.code();
  }

  /** Reports what a command threw. */
  ExitCode report(Throwable thrown) {
    return switch (thrown) {
      case StandardOutputException e when e.isClosedPipe() -> ExitCode.OK;
      case StandardOutputException e -> badInput(e.getMessage());
      case BadInputException e -> {
        e.lines().forEach(messages::error);
        yield ExitCode.BAD_INPUT;
      }
      case PolicyFailureException e -> badInput(e.failure().sentence());
      default -> defect(thrown);
    };
  }

  private ExitCode badInput(String message) {
    messages.error(message);
    return ExitCode.BAD_INPUT;
  }

  private static String unmatched(CommandLine command, UnmatchedArgumentException e) {
    String argument = e.getUnmatched().getFirst();
    List<String> suggestions =
        e.getSuggestions().stream().filter(name -> startsAlike(name, argument)).limit(2).toList();
    String hint =
        suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?";
    boolean wantsCommand = command.getParent() == null && !argument.startsWith("-");
    String what = wantsCommand ? "' is not a command" : "' is not expected here";
    return (argument.startsWith("-") ? "unknown option '" + argument + "'" : "'" + argument + what)
        + hint;
  }

  /** picocli suggests something even where nothing is near. */
  private static boolean startsAlike(String name, String typed) {
    String bareName = name.replaceFirst("^-+", "");
    String bareTyped = typed.replaceFirst("^-+", "");
    return !bareTyped.isEmpty() && bareName.startsWith(bareTyped.substring(0, 1));
  }

  private ExitCode defect(Throwable thrown) {
    String what = thrown.getClass().getSimpleName();
    if (host.variable(DEBUG_VARIABLE).isPresent()) {
      messages.trace(thrown);
      messages.error("this is a defect of OOM Lab; please report the lines above to " + REPORT_TO);
      return ExitCode.DEFECT;
    }
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    String where;
    try {
      Path file = Files.createTempFile("oom-defect-", ".txt");
      Files.writeString(file, Version.text() + "\n" + trace);
      where = "please report it to " + REPORT_TO + " with the file " + file;
    } catch (IOException _) {
      where = "please run it again with " + DEBUG_VARIABLE + "=1 and report that to " + REPORT_TO;
    }
    messages.error("this is a defect of OOM Lab (" + what + "); " + where);
    return ExitCode.DEFECT;
  }
}
