package org.oomlab.testkit.writer;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Outcome;

/** What is said when nobody can be killed, or when the kernel was told to panic. */
final class NobodyBlock implements Block {
  private static final String NOBODY = "Out of memory and no killable processes...";
  private static final String PANIC = "Kernel panic - not syncing: ";
  private static final int ALWAYS = 2;

  private static String enabled(boolean always) {
    return "Out of memory: " + (always ? "compulsory" : "system-wide") + " panic_on_oom is enabled";
  }

  /** out_of_memory() and mem_cgroup_out_of_memory(), mm/oom_kill.c, up to 2.6.35. */
  private static String selected(Scene scene, boolean always) {
    if (scene.isMemcg()) {
      return "out of memory(memcg). panic_on_oom is selected.";
    }
    return always
        ? "out of memory. Compulsory panic_on_oom is selected."
        : "out of memory. panic_on_oom is selected";
  }

  @Override
  public List<String> print(Scene scene) {
    Incident incident = scene.incident();
    if (incident.actual().outcome() == Outcome.PANIC) {
      boolean always = incident.machine().sysctls().panicOnOom() == ALWAYS;
      return List.of(
          PANIC + (scene.layout().kill().oldReasons() ? selected(scene, always) : enabled(always)));
    }
    if (incident.actual().outcome() != Outcome.NO_KILLABLE) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    boolean survives = scene.isMemcg() || incident.invoker().order() < 0;
    switch (scene.layout().kill().nobody()) {
      case PANIC -> lines.addAll(survives ? List.of() : List.of(PANIC + NOBODY));
      case WARNING -> {
        lines.add(NOBODY);
        lines.addAll(survives ? List.of() : List.of(PANIC + "System is deadlocked on memory"));
      }
    }
    return lines;
  }
}
