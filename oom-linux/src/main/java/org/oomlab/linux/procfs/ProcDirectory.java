package org.oomlab.linux.procfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A directory of the file system. */
final class ProcDirectory implements ProcFiles {
  /** A status lists all groups of a process, up to 65536 of them, before its memory. */
  private static final int MOST_BYTES = 1 << 20;

  private static final int MOST_DIGITS = 9;

  private final Path root;

  ProcDirectory(Path root) {
    this.root = root;
  }

  @Override
  public String name(String path) {
    return root.resolve(path).toString();
  }

  @Override
  public ProcFile read(String path) {
    try (InputStream in = Files.newInputStream(root.resolve(path))) {
      return new ProcFile.Text(new String(in.readNBytes(MOST_BYTES), ISO_8859_1));
    } catch (IOException e) {
      return failure(e);
    }
  }

  @Override
  public ProcFile link(String path) {
    try {
      return new ProcFile.Text(Files.readSymbolicLink(root.resolve(path)).toString());
    } catch (IOException e) {
      return failure(e);
    } catch (UnsupportedOperationException _) {
      return new ProcFile.Gone();
    }
  }

  @Override
  public List<Integer> numbers(String path) {
    List<Integer> numbers = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(path))) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (isNumber(name)) {
          numbers.add(Integer.parseInt(name));
        }
      }
    } catch (IOException | DirectoryIteratorException _) {
      // What was listed so far is as good as a list that was made a moment later.
    }
    numbers.sort(Integer::compare);
    return numbers;
  }

  @Override
  public List<String> directories(String path) {
    Map<String, Long> inodes = new TreeMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(path))) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          inodes.put(entry.getFileName().toString(), inode(entry));
        }
      }
    } catch (IOException | DirectoryIteratorException _) {
      // As above.
    }
    return inodes.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static long inode(Path entry) {
    try {
      return Files.getAttribute(entry, "unix:ino") instanceof Long inode ? inode : 0;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      return 0;
    }
  }

  private static boolean isNumber(String name) {
    return !name.isEmpty()
        && name.length() <= MOST_DIGITS
        && name.charAt(0) != '0'
        && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** A read of an ended process fails with ESRCH, for which Java has no exception of its own. */
  private static ProcFile failure(IOException e) {
    String message = String.valueOf(e.getMessage());
    boolean denied =
        e instanceof AccessDeniedException
            || message.contains("Permission denied")
            || message.contains("Operation not permitted");
    return denied ? new ProcFile.Denied() : new ProcFile.Gone();
  }
}
