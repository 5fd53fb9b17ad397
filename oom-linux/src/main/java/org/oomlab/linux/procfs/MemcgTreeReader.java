package org.oomlab.linux.procfs;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgTree;

/**
 * Reads the memcgs of the live host: parents before children, siblings in the order in which their
 * directories are listed. A cgroup for which the memory controller is not switched on is no memcg,
 * and none below it is. What cannot be read is left out and counted, never assumed.
 */
final class MemcgTreeReader {
  private static final String OUTSIDE = "/..";

  private final MemcgMount mount;
  private final MemcgFiles reader;
  private final List<MemcgFiles.Found> found = new ArrayList<>();
  private int unreadable;

  private MemcgTreeReader(MemcgMount mount, int pageSizeBytes) {
    this.mount = mount;
    this.reader = new MemcgFiles(mount, pageSizeBytes);
  }

  /**
   * What was read.
   *
   * @param tree the memcgs
   * @param sight how much of the hierarchy that is
   * @param unreadable how many of them could not be read
   */
  record Result(MemcgTree tree, HostView.MemcgSight sight, int unreadable) {}

  static Result none(CgroupVersion version) {
    return new Result(new MemcgTree(version, List.of()), HostView.MemcgSight.NOT_MOUNTED, 0);
  }

  static Result read(MemcgMount mount, int pageSizeBytes) {
    if (mount.root().startsWith(OUTSIDE) || !mount.root().startsWith("/")) {
      return none(mount.version());
    }
    MemcgTreeReader reader = new MemcgTreeReader(mount, pageSizeBytes);
    boolean whole = reader.readTop();
    return new Result(
        new MemcgTree(mount.version(), MemcgFiles.states(mount.version(), reader.found)),
        whole ? HostView.MemcgSight.WHOLE : HostView.MemcgSight.BELOW,
        reader.unreadable);
  }

  /**
   * Returns whether the top of what is mounted is the root of the machine: on v2 the root has no
   * limit to read; on v1 it does, and a root that a cgroup namespace makes cannot be told.
   */
  private boolean readTop() {
    boolean top = mount.root().equals("/");
    if (!top) {
      visit("");
      return false;
    }
    visitChildren("");
    return mount.version() == CgroupVersion.V1
        || mount.files().read("memory.max") instanceof ProcFile.Gone;
  }

  private void visit(String directory) {
    switch (reader.read(directory, path(directory))) {
      case MemcgFiles.Found memcg -> {
        found.add(memcg);
        visitChildren(directory);
      }
      case MemcgFiles.Unreadable _ -> {
        unreadable++;
        visitChildren(directory);
      }
      case MemcgFiles.NoMemcg _ -> {}
    }
  }

  private void visitChildren(String directory) {
    for (String child : mount.files().directories(directory)) {
      visit(directory.isEmpty() ? child : directory + "/" + child);
    }
  }

  private MemcgPath path(String directory) {
    String root = mount.root().equals("/") ? "" : mount.root();
    return new MemcgPath(directory.isEmpty() ? root : root + "/" + directory);
  }
}
