package org.oomlab.linux.procfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;

/**
 * The memcg of a process by its {@code cgroup} file ({@code proc_cgroup_show()},
 * kernel/cgroup/cgroup.c, 2.6.24 to 6.18): lines {@code number:controllers:path}. Where a v1
 * hierarchy has the memory controller, that one counts; else the v2 hierarchy, number 0 without
 * controllers.
 *
 * @param version the hierarchy it is on
 * @param path its path as seen from the reader's cgroup namespace, in which what is outside begins
 *     with {@code /..}
 */
record MemcgOfProcess(CgroupVersion version, MemcgPath path) {
  private static final String DELETED = " (deleted)";
  private static final String MEMORY = "memory";
  private static final String UNIFIED = "0:";

  static final MemcgOfProcess UNKNOWN = new MemcgOfProcess(CgroupVersion.V2, MemcgPath.UNKNOWN);

  static MemcgOfProcess parse(String bytes) {
    MemcgOfProcess found = UNKNOWN;
    for (String line : bytes.split("\n", -1)) {
      int controllers = line.indexOf(':') + 1;
      int path = line.indexOf(':', controllers) + 1;
      if (controllers == 0 || path == 0) {
        continue;
      }
      String names = line.substring(controllers, path - 1);
      if (Arrays.asList(names.split(",", -1)).contains(MEMORY)) {
        return new MemcgOfProcess(CgroupVersion.V1, path(line.substring(path)));
      }
      if (names.isEmpty() && line.startsWith(UNIFIED)) {
        found = new MemcgOfProcess(CgroupVersion.V2, path(line.substring(path)));
      }
    }
    return found;
  }

  private static MemcgPath path(String bytes) {
    String text = new String(bytes.getBytes(ISO_8859_1), UTF_8);
    text = text.endsWith(DELETED) ? text.substring(0, text.length() - DELETED.length()) : text;
    boolean valid = text.startsWith("/") && (text.length() == 1 || !text.endsWith("/"));
    return valid ? new MemcgPath(text) : MemcgPath.UNKNOWN;
  }
}
