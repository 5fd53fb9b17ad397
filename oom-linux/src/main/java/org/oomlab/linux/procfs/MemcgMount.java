package org.oomlab.linux.procfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.oomlab.api.memory.CgroupVersion;

/**
 * Where the memory controller's hierarchy is mounted, by {@code mountinfo} ({@code
 * show_mountinfo()}, fs/proc_namespace.c): a v1 hierarchy that has the controller among its
 * options, else a v2 hierarchy that offers it. A hybrid host has both, of which the v2 one then
 * does not offer it.
 *
 * @param version the hierarchy
 * @param root the path within it that is mounted, as seen from the reader's cgroup namespace
 * @param files the files below the mount point
 */
record MemcgMount(CgroupVersion version, String root, ProcFiles files) {
  private static final String MEMORY = "memory";
  private static final int ROOT = 3;
  private static final int MOUNT_POINT = 4;
  private static final int ESCAPE_DIGITS = 3;

  /**
   * Finds it; empty where it is not mounted for this process.
   *
   * @param mounts opens a mount point
   */
  static Optional<MemcgMount> find(String mountinfo, Function<String, ProcFiles> mounts) {
    Optional<MemcgMount> second = Optional.empty();
    for (String line : mountinfo.split("\n", -1)) {
      int dash = line.indexOf(" - ");
      String[] fields = line.split(" ", -1);
      if (dash < 0 || fields.length <= MOUNT_POINT) {
        continue;
      }
      List<String> source = Arrays.asList(line.substring(dash + 3).split(" ", -1));
      String type = source.getFirst();
      String options = source.getLast();
      if (type.equals("cgroup") && Arrays.asList(options.split(",", -1)).contains(MEMORY)) {
        return Optional.of(mount(CgroupVersion.V1, fields, mounts));
      }
      if (type.equals("cgroup2") && second.isEmpty()) {
        second =
            Optional.of(mount(CgroupVersion.V2, fields, mounts)).filter(MemcgMount::offersMemory);
      }
    }
    return second;
  }

  private boolean offersMemory() {
    String controllers = files.read("cgroup.controllers").text().strip();
    return Arrays.asList(controllers.split(" ", -1)).contains(MEMORY);
  }

  private static MemcgMount mount(
      CgroupVersion version, String[] fields, Function<String, ProcFiles> mounts) {
    return new MemcgMount(
        version, unescaped(fields[ROOT]), mounts.apply(unescaped(fields[MOUNT_POINT])));
  }

  /** Blanks and the like stand as a backslash and three octal digits. */
  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      int end = at + 1 + ESCAPE_DIGITS;
      boolean escape =
          text.charAt(at) == '\\'
              && end <= text.length()
              && text.substring(at + 1, end).chars().allMatch(c -> c >= '0' && c <= '7');
      plain.append(
          escape ? (char) Integer.parseInt(text.substring(at + 1, end), 8) : text.charAt(at));
      at = escape ? end - 1 : at;
    }
    return new String(plain.toString().getBytes(ISO_8859_1), UTF_8);
  }
}
