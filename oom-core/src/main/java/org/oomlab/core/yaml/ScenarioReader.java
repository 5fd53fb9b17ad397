package org.oomlab.core.yaml;

import java.util.HashSet;
import java.util.Set;
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
   * @throws BadDocumentException with every problem of the text
   */
  public static Scenario read(String text) throws BadDocumentException {
    return DocumentReading.read(
        text, "scenario", MAX_CHARACTERS, ScenarioShape.SCENARIO, ScenarioReader::requireParents);
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
