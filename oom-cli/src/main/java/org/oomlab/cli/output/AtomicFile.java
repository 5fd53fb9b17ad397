package org.oomlab.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes files so that a reader sees the old content or the new one, never a part. */
final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes {@code content} beside the file and renames it. What is not a regular file, such as
   * {@code /dev/stdout} or a named pipe, is written directly.
   *
   * @throws IOException when it cannot be written; the file is as it was
   */
  static void write(Path file, Content content) throws IOException {
    Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
    if (Files.exists(target) && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
      try (Writer out = Files.newBufferedWriter(target, UTF_8, StandardOpenOption.WRITE)) {
        content.writeTo(out);
      }
      return;
    }
    Path unfinished = unfinished(target);
    try {
      try (Writer out = create(unfinished, target)) {
        content.writeTo(out);
      }
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
  }

  /** Creates the new file, with the permissions of the one it replaces from the first byte on. */
  private static Writer create(Path unfinished, Path target) throws IOException {
    if (!Files.exists(target)
        || !Files.getFileStore(target).supportsFileAttributeView(PosixFileAttributeView.class)) {
      return Files.newBufferedWriter(unfinished, UTF_8, StandardOpenOption.CREATE_NEW);
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(target);
    Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(permissions));
    // The process's own mask may have taken some away.
    Files.setPosixFilePermissions(unfinished, permissions);
    return Files.newBufferedWriter(unfinished, UTF_8, StandardOpenOption.WRITE);
  }

  private static Path unfinished(Path target) {
    long pid = ProcessHandle.current().pid();
    return target.resolveSibling("." + target.getFileName() + "." + pid + ".unfinished");
  }
}
