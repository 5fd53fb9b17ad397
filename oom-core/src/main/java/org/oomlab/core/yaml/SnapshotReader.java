package org.oomlab.core.yaml;

import java.util.Map;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.core.snapshot.Snapshot;

/** Reads a snapshot. Pure and thread-safe; time and memory are bounded by the text's length. */
public final class SnapshotReader {
  /** Longest text that is read: some 200,000 processes. */
  public static final int MAX_CHARACTERS = 1 << 26;

  private SnapshotReader() {}

  /**
   * Reads a snapshot.
   *
   * @param text a YAML document of {@code schema: oom/snapshot/1}, which may also be JSON
   * @throws BadDocumentException with every problem of the text
   */
  public static Snapshot read(String text) throws BadDocumentException {
    return DocumentReading.read(
        text,
        "snapshot",
        MAX_CHARACTERS,
        SnapshotShape.SNAPSHOT,
        SnapshotReader::requireAncestorsFirst);
  }

  /** A source may not show every ancestor, but none may follow. */
  private static void requireAncestorsFirst(Reading reading) {
    Map<String, Place> places = reading.places(Reading.NameKind.MEMCG);
    places.forEach(
        (name, place) -> {
          for (MemcgPath path = new MemcgPath(name); !path.equals(MemcgPath.ROOT); ) {
            path = path.parent();
            Place ancestor = places.get(path.value());
            if (ancestor != null && ancestor.compareTo(place) > 0) {
              reading.problem(
                  place,
                  "found the memcg " + Problem.quoted(name),
                  "its ancestor " + path + " before it");
              return;
            }
          }
        });
  }
}
