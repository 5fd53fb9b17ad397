package org.oomlab.cli.input;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.Messages;

/** The files of a directory. */
final class LogDirectory {
  private static final int NAMES_SHOWN = 3;

  private LogDirectory() {}

  /**
   * Returns the files in it and below it, sorted by path. Hidden ones are left out, and so, with a
   * note, is what cannot be entered.
   */
  static List<Path> files(Path directory, Messages messages) {
    List<Path> files = new ArrayList<>();
    FileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
            return entered.equals(directory) || !isHidden(entered)
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isHidden(file) && Files.isRegularFile(file)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(directory)) {
              throw e;
            }
            messages.note(file + ": cannot be read: " + Reasons.of(e) + "; skipped");
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(directory, visitor);
    } catch (IOException e) {
      throw new BadInputException(directory + ": cannot be read: " + Reasons.of(e), e);
    }
    files.sort(Comparator.naturalOrder());
    return List.copyOf(files);
  }

  /** Says which files were left out, by name as long as they are few. */
  static void noteSkipped(Path directory, List<String> names, Messages messages) {
    if (names.isEmpty()) {
      return;
    }
    String shown = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
    int more = names.size() - NAMES_SHOWN;
    messages.note(
        directory
            + ": skipped "
            + (names.size() == 1 ? "1 file that is" : names.size() + " files that are")
            + " no kernel log: "
            + shown
            + (more > 0 ? " and " + more + " more" : ""));
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }
}
