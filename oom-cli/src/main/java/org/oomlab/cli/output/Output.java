package org.oomlab.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.oomlab.cli.host.BadInputException;

/** Where a command's result goes: a file, or standard output. */
public sealed interface Output {
  /** Writes the result, all of it or, to a file, nothing. */
  void write(Content content);

  /**
   * Standard output, in UTF-8 whatever the locale says: the same input gives the same bytes.
   *
   * @param out the stream
   * @param before runs before the first byte is written
   */
  record Standard(OutputStream out, Runnable before) implements Output {
    @Override
    public void write(Content content) {
      try {
        Writer writer =
            new BufferedWriter(new OutputStreamWriter(new StandardStream(out, before), UTF_8));
        content.writeTo(writer);
        writer.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * A file, replaced as a whole.
   *
   * @param path the file; its directory must exist
   */
  record ToFile(Path path) implements Output {
    @Override
    public void write(Content content) {
      if (Files.isDirectory(path)) {
        throw new BadInputException(path + ": is a directory, expected a file to write");
      }
      try {
        AtomicFile.write(path, content);
      } catch (NoSuchFileException e) {
        throw new BadInputException(
            path
                + (isInDirectory()
                    ? ": cannot be written: no file can be made there"
                    : ": its directory does not exist"),
            e);
      } catch (AccessDeniedException e) {
        throw new BadInputException(path + ": cannot be written: permission denied", e);
      } catch (IOException e) {
        throw new BadInputException(path + ": cannot be written: " + e.getMessage(), e);
      }
    }

    /** A file system such as {@code /proc} says of a new file that it is not there. */
    private boolean isInDirectory() {
      Path directory = path.toAbsolutePath().getParent();
      return directory != null && Files.isDirectory(directory);
    }
  }
}
