package org.oomlab.cli.input;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.Host;
import org.oomlab.cli.host.Messages;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.core.scenario.Scenario;
import org.oomlab.core.scenario.yaml.BadScenarioException;
import org.oomlab.core.scenario.yaml.ScenarioReader;
import org.oomlab.linux.input.Compression;

/** Turns the arguments of a command over scenarios into scenarios. */
public final class ScenarioFinder {
  private static final int MAX_BYTES = 4 * ScenarioReader.MAX_CHARACTERS;

  private final Host host;
  private final Messages messages;

  /** Creates one; what is skipped is noted on standard error. */
  @Inject
  public ScenarioFinder(Host host, Messages messages) {
    this.host = host;
    this.messages = messages;
  }

  /** Returns whether the arguments are about scenarios: whether any of them leads to one. */
  public boolean anyScenario(List<String> arguments) {
    try {
      for (String argument : arguments) {
        if (leadsToScenario(argument)) {
          return true;
        }
      }
      return false;
    } catch (IOException | InvalidPathException e) {
      // Whoever reads it next says what is wrong with it.
      return false;
    }
  }

  /**
   * Returns the scenarios named, in the order given, those of a directory and the ones below it
   * sorted by path. What else a directory holds is passed over.
   *
   * @throws BadInputException with every problem of every file
   */
  public List<ScenarioInput> scenarios(List<String> arguments) {
    List<ScenarioInput> found = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.equals(InputFinder.STANDARD_INPUT)) {
        read(argument, host.in(), found, problems);
      } else if (Files.isDirectory(path(argument))) {
        directory(path(argument), found, problems);
      } else {
        file(path(argument), found, problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return List.copyOf(found);
  }

  private void directory(Path directory, List<ScenarioInput> found, List<String> problems) {
    int before = found.size() + problems.size();
    try {
      for (Path path : LogDirectory.files(directory, messages)) {
        if (kindOf(path) == InputKind.SCENARIO) {
          file(path, found, problems);
        }
      }
    } catch (IOException e) {
      problems.add(directory + ": cannot be read: " + Reasons.of(e));
    }
    if (found.size() + problems.size() == before) {
      problems.add(directory + ": there is no scenario in this directory");
    }
  }

  private static void file(Path path, List<ScenarioInput> found, List<String> problems) {
    if (!Files.exists(path)) {
      problems.add(path + ": there is no such file or directory");
      return;
    }
    try (InputStream in = Files.newInputStream(path)) {
      read(path.toString(), in, found, problems);
    } catch (IOException e) {
      problems.add(path + ": cannot be read: " + Reasons.of(e));
    }
  }

  private static void read(
      String name, InputStream packed, List<ScenarioInput> found, List<String> problems) {
    try {
      byte[] bytes = Compression.open(packed).bytes().readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        problems.add(name + ": is longer than " + MAX_BYTES + " bytes, which no scenario is");
        return;
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      Scenario scenario = ScenarioReader.read(text);
      if (KernelProfiles.rulesFor(scenario.machine().kernel()).isEmpty()) {
        problems.add(
            name + ": there are no rules for kernel " + scenario.machine().kernel().text());
        return;
      }
      found.add(new ScenarioInput(name, scenario));
    } catch (BadScenarioException e) {
      problems.addAll(e.lines(name));
    } catch (CharacterCodingException e) {
      problems.add(name + ": is no text in UTF-8, expected a scenario");
    } catch (IOException e) {
      problems.add(name + ": cannot be read: " + Reasons.of(e));
    }
  }

  private boolean leadsToScenario(String argument) throws IOException {
    if (argument.equals(InputFinder.STANDARD_INPUT)) {
      return standardInputIsScenario();
    }
    Path path = Path.of(argument);
    if (!Files.isDirectory(path)) {
      return Files.isRegularFile(path) && kindOf(path) == InputKind.SCENARIO;
    }
    boolean scenario = false;
    for (Path file : LogDirectory.files(path, messages)) {
      InputKind kind = kindOf(file);
      if (kind == InputKind.KERNEL_LOG) {
        return false;
      }
      scenario |= kind == InputKind.SCENARIO;
    }
    return scenario;
  }

  private boolean standardInputIsScenario() throws IOException {
    InputStream in = host.in();
    if (!in.markSupported()) {
      return false;
    }
    in.mark(Recognition.HEAD_BYTES);
    boolean scenario =
        Recognition.of(in.readNBytes(Recognition.HEAD_BYTES)).kind() == InputKind.SCENARIO;
    in.reset();
    return scenario;
  }

  private static InputKind kindOf(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return Recognition.of(in.readNBytes(Recognition.HEAD_BYTES)).kind();
    }
  }

  private static Path path(String argument) {
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      throw new BadInputException("'" + argument + "' is not a path", e);
    }
  }
}
