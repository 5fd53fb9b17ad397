package org.oomlab.cli.input;

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
import org.oomlab.core.yaml.BadDocumentException;
import org.oomlab.linux.input.Compression;

/**
 * Turns arguments into documents of one kind.
 *
 * @param <T> what is made of a document
 */
final class DocumentFinder<T> {
  /** Makes something of a text. */
  @FunctionalInterface
  interface Parser<T> {
    /**
     * Returns it.
     *
     * @param name name of the input
     * @throws BadDocumentException with every problem of the text
     * @throws BadInputException when it is well written and still of no use
     */
    T parse(String name, String text) throws BadDocumentException;
  }

  /** The longest character of UTF-8. */
  private static final int BYTES_A_CHARACTER = 4;

  private final Host host;
  private final Messages messages;
  private final InputKind kind;
  private final int maxBytes;
  private final Parser<T> parser;

  /**
   * Creates one.
   *
   * @param maxCharacters how long a document can be
   */
  DocumentFinder(
      Host host, Messages messages, InputKind kind, int maxCharacters, Parser<T> parser) {
    this.host = host;
    this.messages = messages;
    this.kind = kind;
    this.maxBytes = BYTES_A_CHARACTER * maxCharacters;
    this.parser = parser;
  }

  /** Returns whether any of the arguments leads to such a document. */
  boolean any(List<String> arguments) {
    try {
      for (String argument : arguments) {
        if (leadsToOne(argument)) {
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
   * Returns the documents named, in the order given, those of a directory and the ones below it
   * sorted by path. What else a directory holds is passed over.
   *
   * @throws BadInputException with every problem of every file
   */
  List<T> all(List<String> arguments) {
    List<T> found = new ArrayList<>();
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

  private void directory(Path directory, List<T> found, List<String> problems) {
    int before = found.size() + problems.size();
    try {
      for (Path path : LogDirectory.files(directory, messages)) {
        if (kindOf(path) == kind) {
          file(path, found, problems);
        }
      }
    } catch (IOException e) {
      problems.add(directory + ": cannot be read: " + Reasons.of(e));
    }
    if (found.size() + problems.size() == before) {
      problems.add(directory + ": there is no " + kind.noun() + " in this directory");
    }
  }

  private void file(Path path, List<T> found, List<String> problems) {
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

  private void read(String name, InputStream packed, List<T> found, List<String> problems) {
    try {
      byte[] bytes = Compression.open(packed).bytes().readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        problems.add(
            name + ": is longer than " + maxBytes + " bytes, which no " + kind.noun() + " is");
        return;
      }
      parse(name, bytes, found, problems);
    } catch (BadInputException e) {
      problems.addAll(e.lines());
    } catch (CharacterCodingException e) {
      problems.add(name + ": is no text in UTF-8, expected " + kind.phrase());
    } catch (IOException e) {
      problems.add(name + ": cannot be read: " + Reasons.of(e));
    }
  }

  private void parse(String name, byte[] bytes, List<T> found, List<String> problems)
      throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    try {
      found.add(parser.parse(name, text));
    } catch (BadDocumentException e) {
      InputKind taken = Recognition.of(bytes).kind();
      if (taken == InputKind.KERNEL_LOG) {
        problems.add(name + ": is " + taken.phrase() + ", expected " + kind.phrase());
      } else {
        problems.addAll(e.lines(name));
      }
    }
  }

  private boolean leadsToOne(String argument) throws IOException {
    if (argument.equals(InputFinder.STANDARD_INPUT)) {
      return standardInputIsOne();
    }
    Path path = Path.of(argument);
    if (!Files.isDirectory(path)) {
      return Files.isRegularFile(path) && kindOf(path) == kind;
    }
    boolean one = false;
    for (Path file : LogDirectory.files(path, messages)) {
      InputKind found = kindOf(file);
      if (found == InputKind.KERNEL_LOG) {
        return false;
      }
      one |= found == kind;
    }
    return one;
  }

  private boolean standardInputIsOne() throws IOException {
    InputStream in = host.in();
    if (!in.markSupported()) {
      return false;
    }
    in.mark(Recognition.HEAD_BYTES);
    boolean one = Recognition.of(in.readNBytes(Recognition.HEAD_BYTES)).kind() == kind;
    in.reset();
    return one;
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
