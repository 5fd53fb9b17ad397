package org.oomlab.core.report.words;

import java.util.List;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.core.text.SafeText;

/** Names a memcg as its owner knows it. */
public final class Place {
  private static final List<String> CONTAINERS =
      List.of(
          "kubepods", "docker", "libpod", "lxc", "crio", "containerd", "podman", "garden", "ecs");
  private static final int LONGEST_PATH = 56;

  private Place() {}

  /** Returns what kind of thing it is and its path, for example {@code service /system.slice/…}. */
  public static String of(MemcgPath memcg) {
    if (!memcg.isKnown()) {
      return "a control group that the log does not name";
    }
    return memcg.equals(MemcgPath.ROOT)
        ? "the root control group"
        : noun(memcg) + " " + path(memcg);
  }

  /** Returns the path, cut in the middle where it is long. */
  public static String path(MemcgPath memcg) {
    return SafeText.cutMiddle(SafeText.clean(memcg.value()), LONGEST_PATH);
  }

  private static String noun(MemcgPath memcg) {
    String path = memcg.value();
    if (CONTAINERS.stream().anyMatch(path::contains)) {
      return "container";
    }
    if (path.endsWith(".service")) {
      return "service";
    }
    return path.endsWith(".slice") ? "slice" : "control group";
  }
}
