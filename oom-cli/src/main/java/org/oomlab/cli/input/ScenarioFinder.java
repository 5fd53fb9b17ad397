package org.oomlab.cli.input;

import jakarta.inject.Inject;
import java.util.List;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.Host;
import org.oomlab.cli.host.Messages;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.core.scenario.Scenario;
import org.oomlab.core.yaml.BadDocumentException;
import org.oomlab.core.yaml.ScenarioReader;

/** Turns the arguments of a command over scenarios into scenarios. */
public final class ScenarioFinder {
  private final DocumentFinder<ScenarioInput> documents;

  /** Creates one; what is skipped is noted on standard error. */
  @Inject
  public ScenarioFinder(Host host, Messages messages) {
    documents =
        new DocumentFinder<>(
            host,
            messages,
            InputKind.SCENARIO,
            ScenarioReader.MAX_CHARACTERS,
            ScenarioFinder::scenario);
  }

  /** Returns whether the arguments are about scenarios: whether any of them leads to one. */
  public boolean anyScenario(List<String> arguments) {
    return documents.any(arguments);
  }

  /**
   * Returns the scenarios named, in the order given, those of a directory and the ones below it
   * sorted by path. What else a directory holds is passed over.
   *
   * @throws BadInputException with every problem of every file
   */
  public List<ScenarioInput> scenarios(List<String> arguments) {
    return documents.all(arguments);
  }

  private static ScenarioInput scenario(String name, String text) throws BadDocumentException {
    Scenario scenario = ScenarioReader.read(text);
    if (KernelProfiles.rulesFor(scenario.machine().kernel()).isEmpty()) {
      throw new BadInputException(
          name + ": there are no rules for kernel " + scenario.machine().kernel().text());
    }
    return new ScenarioInput(name, scenario);
  }
}
