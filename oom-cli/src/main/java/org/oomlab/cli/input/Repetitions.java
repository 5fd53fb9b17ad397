package org.oomlab.cli.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.oomlab.cli.host.Messages;

/** Inputs that are named more than once, say by a directory and a file in it: read once. */
final class Repetitions {
  private static final int NAMES_SHOWN = 3;
  private static final Path STANDARD_INPUT = Path.of(InputFinder.STANDARD_INPUT);

  private final Set<Path> seen = new HashSet<>();
  private final List<String> repeated = new ArrayList<>();

  /** Returns whether standard input was not named before. */
  boolean isFirstStandardInput() {
    return isFirst(STANDARD_INPUT, InputFinder.STANDARD_INPUT);
  }

  /** Returns whether that file was not named before, under whatever name. */
  boolean isFirst(Path path) {
    Path real;
    try {
      real = path.toRealPath();
    } catch (IOException _) {
      // A pipe that is only reached through /dev/fd has no path of its own.
      real = path.toAbsolutePath().normalize();
    }
    return isFirst(real, path.toString());
  }

  private boolean isFirst(Path key, String name) {
    boolean first = seen.add(key);
    if (!first) {
      repeated.add(name);
    }
    return first;
  }

  /** Says which they were, by name as long as they are few. */
  void note(Messages messages) {
    if (repeated.isEmpty()) {
      return;
    }
    String shown = String.join(", ", repeated.subList(0, Math.min(NAMES_SHOWN, repeated.size())));
    int more = repeated.size() - NAMES_SHOWN;
    messages.note(
        "named more than once, and read once: "
            + shown
            + (more > 0 ? " and " + more + " more" : ""));
  }
}
