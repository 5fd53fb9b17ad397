package org.oomlab.cli.option;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.input.InputFinder;
import org.oomlab.core.facts.BadFactsException;
import org.oomlab.core.facts.Facts;
import org.oomlab.core.facts.FactsReader;
import picocli.CommandLine.Option;

/** The option that tells what reports hide. */
public final class FactsOption {
  /** Name of the option. */
  public static final String NAME = "--facts";

  @Option(
      names = NAME,
      paramLabel = "FILE",
      description =
          "What reports hide and you know, as JSON: swappiness, who waits in vfork, who lives in"
              + " which memcg, settings; by input and line. See the README.")
  private String file = "";

  @Inject
  FactsOption() {}

  /** Returns whether a file of facts is given. */
  public boolean isGiven() {
    return !file.isEmpty();
  }

  /** Returns the facts of the file, none without one. */
  public Facts read() {
    if (file.isEmpty()) {
      return Facts.NONE;
    }
    try {
      return FactsReader.read(Files.readString(Path.of(file)));
    } catch (BadFactsException e) {
      throw new BadInputException(e.in(file), e);
    } catch (InvalidPathException e) {
      throw new BadInputException(NAME + ": '" + file + "' is not a path", e);
    } catch (IOException e) {
      throw InputFinder.unreadable(file, e);
    }
  }

  /** Refuses facts that are all about other inputs: a name mistyped would go unnoticed. */
  public void requireRead(Facts facts, List<String> inputs) {
    if (!file.isEmpty() && !facts.areAboutAny(inputs)) {
      throw new BadInputException(file + ": tells nothing of any of the inputs");
    }
  }
}
