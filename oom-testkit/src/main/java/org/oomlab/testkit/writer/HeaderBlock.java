package org.oomlab.testkit.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.oomlab.api.incident.Invoker;

/** The first line of a report and the one about the cpuset. */
final class HeaderBlock implements Block {
  @Override
  public List<String> print(Scene scene) {
    HeaderLayout layout = scene.layout().header();
    Invoker invoker = scene.incident().invoker();
    String mask = "gfp_mask=0x" + Long.toHexString(invoker.gfpMask());
    if (!layout.named()) {
      return List.of("oom-killer: " + mask);
    }
    List<String> fields = new ArrayList<>();
    fields.add(layout.gfpWords() ? mask + "(" + invoker.gfpFlags() + ")" : mask);
    fields.addAll(nodemask(scene));
    fields.add(
        (layout.nodemask() == HeaderLayout.Nodemask.TWO_SPACES ? " order=" : "order=")
            + invoker.order());
    for (String name : layout.adjFields()) {
      fields.add(name + "=" + adj(name, invoker, layout));
    }
    List<String> lines = new ArrayList<>();
    lines.add(invoker.comm() + " invoked oom-killer: " + String.join(", ", fields));
    if (scene.has(Aside.COMPACTION_DISABLED, 4, 9) && invoker.order() != 0) {
      lines.add("COMPACTION is disabled!!!");
    }
    if (layout.cpusetLine()) {
      lines.add(
          String.format(
              Locale.ROOT, "%s cpuset=/ mems_allowed=%s", invoker.comm(), scene.nodeList()));
    }
    return lines;
  }

  private static List<String> nodemask(Scene scene) {
    return switch (scene.layout().header().nodemask()) {
      case ABSENT -> List.of();
      case ALWAYS_A_LIST -> List.of("nodemask=" + scene.nodeList());
      case TWO_SPACES, ONE_SPACE -> List.of("nodemask=" + scene.nodemask());
    };
  }

  private static int adj(String name, Invoker invoker, HeaderLayout layout) {
    boolean score = name.equals("oom_score_adj");
    boolean mirrored = layout.adjFields().size() > 1;
    return score ? invoker.oomScoreAdj() : mirrored ? Column.mirror(invoker.oomScoreAdj()) : 0;
  }
}
