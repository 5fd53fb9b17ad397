package org.oomlab.core.scenario.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.core.scenario.Scenario;

/** Reads a scenario. Pure and thread-safe; time and memory are bounded by the text's length. */
public final class ScenarioReader {
  /** Longest text that is read. */
  public static final int MAX_CHARACTERS = 1 << 20;

  private ScenarioReader() {}

  /**
   * Reads a scenario.
   *
   * @param text a YAML document of {@code schema: oom/scenario/1}, which may also be JSON
   * @throws BadScenarioException with every problem of the text
   */
  public static Scenario read(String text) throws BadScenarioException {
    List<Problem> problems = new ArrayList<>();
    if (text.length() > MAX_CHARACTERS) {
      problems.add(
          new Problem(
              Place.START,
              "found " + text.length() + " characters",
              "at most " + MAX_CHARACTERS,
              ""));
      throw new BadScenarioException(problems);
    }
    Optional<YamlNode> document = new YamlParser(problems).parse(text);
    Optional<Supplier<Scenario>> scenario = Optional.empty();
    if (document.isPresent()) {
      Reading reading = new Reading(problems);
      scenario = ScenarioShape.SCENARIO.read(document.get(), reading);
      reading.resolve();
      requireParents(reading);
    }
    if (!problems.isEmpty()) {
      problems.sort(Comparator.comparing(Problem::place));
      throw new BadScenarioException(problems);
    }
    return scenario.orElseThrow().get();
  }

  private static void requireParents(Reading reading) {
    Set<MemcgPath> before = new HashSet<>(Set.of(MemcgPath.ROOT));
    reading
        .places(Reading.NameKind.MEMCG)
        .forEach(
            (name, place) -> {
              MemcgPath path = new MemcgPath(name);
              if (!before.contains(path.parent())) {
                reading.problem(
                    place,
                    "found the memcg " + Problem.quoted(name),
                    "its parent " + path.parent() + " before it");
              }
              before.add(path);
            });
  }
}
