package org.oomlab.linux.procfs;

import java.nio.file.Path;
import java.util.List;

/**
 * The files below {@code /proc}, or below a hierarchy of cgroups. Whatever can go wrong with a
 * single one is an answer, not an exception: processes end while they are read. No file stays open.
 */
public interface ProcFiles {
  /** Returns the files below a directory, {@code /proc} or a tree like it. */
  static ProcFiles below(Path root) {
    return new ProcDirectory(root);
  }

  /** Returns what a file is called in a message. */
  String name(String path);

  /** Reads a file, of which at most one MiB is returned. */
  ProcFile read(String path);

  /** Reads where a symbolic link points to. */
  ProcFile link(String path);

  /**
   * Returns the entries of a directory whose names are numbers, in ascending order; none where it
   * cannot be listed.
   *
   * @param path the directory, empty for the root
   */
  List<Integer> numbers(String path);

  /**
   * Returns the directories within a directory, in the order of their inode numbers, which cgroupfs
   * hands out as they are made ({@code __kernfs_new_node()}, fs/kernfs/dir.c); none where it cannot
   * be listed.
   *
   * @param path the directory, empty for the root
   */
  List<String> directories(String path);
}
