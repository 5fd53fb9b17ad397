package org.oomlab.core.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How a document of any kind is read: all of it, or every reason why not. */
final class DocumentReading {
  private DocumentReading() {}

  /**
   * Reads a document.
   *
   * @param noun what it is, for messages
   * @param mostCharacters longest text that is read
   * @param shape how it looks; its names are not resolved yet when it is read, so it is made
   *     afterwards
   * @param check looks at the names that were declared, once they are resolved
   * @throws BadDocumentException with every problem of the text
   */
  static <T> T read(
      String text,
      String noun,
      int mostCharacters,
      Shape<Supplier<T>> shape,
      Consumer<Reading> check)
      throws BadDocumentException {
    List<Problem> problems = new ArrayList<>();
    if (text.length() > mostCharacters) {
      problems.add(
          new Problem(
              Place.START,
              "found " + text.length() + " characters",
              "at most " + mostCharacters,
              ""));
      throw new BadDocumentException(problems);
    }
    Optional<YamlNode> document = new YamlParser(noun, problems).parse(text);
    Optional<Supplier<T>> read = Optional.empty();
    if (document.isPresent()) {
      Reading reading = new Reading(problems);
      read = shape.read(document.get(), reading);
      reading.resolve();
      check.accept(reading);
    }
    if (!problems.isEmpty()) {
      problems.sort(Comparator.comparing(Problem::place));
      throw new BadDocumentException(problems);
    }
    return read.orElseThrow().get();
  }
}
