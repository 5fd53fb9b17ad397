package org.oomlab.cli.option;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.Host;
import org.oomlab.cli.output.ColorChoice;
import org.oomlab.cli.output.Format;
import org.oomlab.cli.output.Output;
import org.oomlab.cli.output.Style;
import org.oomlab.cli.progress.ProgressBars;
import picocli.CommandLine.Option;

/** What a result looks like and where it goes. */
public final class OutputOptions {
  private final Host host;
  private final ProgressBars bars;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default), json; csv or html where a command offers it.")
  private Format format = Format.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the result to FILE, all of it or nothing.")
  private String file = "";

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description =
          "auto (default), always or never. For auto NO_COLOR and TERM=dumb count as never.")
  private ColorChoice color = ColorChoice.AUTO;

  @Inject
  OutputOptions(Host host, ProgressBars bars) {
    this.host = host;
    this.bars = bars;
  }

  /**
   * Returns the format asked for.
   *
   * @param command the command's name, for the message
   * @param offered the formats that the command can produce
   */
  public Format format(String command, List<Format> offered) {
    if (!offered.contains(format)) {
      throw new BadInputException(
          "--format "
              + format.word()
              + ": "
              + command
              + " offers "
              + String.join(", ", offered.stream().map(Format::word).toList()));
    }
    return format;
  }

  /** Returns where the result goes. */
  public Output output() {
    return file.isEmpty() || file.equals("-")
        ? new Output.Standard(host.out(), host.outIsTerminal() ? bars::makeWay : () -> {})
        : new Output.ToFile(Path.of(file));
  }

  /**
   * Returns where the result of reading these inputs goes.
   *
   * @throws BadInputException when that is one of them, which would be lost
   */
  public Output output(List<String> inputs) {
    Output output = output();
    if (output instanceof Output.ToFile(Path path)) {
      for (String input : inputs) {
        if (isSame(path, input)) {
          throw new BadInputException("-o " + file + ": is an input, which it would replace");
        }
      }
    }
    return output;
  }

  private static boolean isSame(Path output, String input) {
    try {
      return !input.equals("-")
          && Files.isRegularFile(output)
          && Files.isSameFile(output, Path.of(input));
    } catch (IOException e) {
      // One that cannot be asked is not written either.
      return false;
    }
  }

  /** Returns how text may look. */
  public Style style() {
    boolean allowed =
        switch (color) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO -> host.outTakesColor() && (file.isEmpty() || file.equals("-"));
        };
    return new Style(allowed, host.columns());
  }
}
