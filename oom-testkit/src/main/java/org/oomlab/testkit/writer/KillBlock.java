package org.oomlab.testkit.writer;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.KillMode;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskSnapshot;

/** The kill lines: the victim, those that share its memory, and a memcg that dies as a whole. */
final class KillBlock implements Block {
  /** A member of the group that has given its memory back, so that no table has it. */
  private static final int LEAVING_PID = 4_000_000;

  @Override
  public List<String> print(Scene scene) {
    ActualOutcome actual = scene.incident().actual();
    if (scene.victimGone()) {
      return List.of(gone(scene, actual.chosenPid(), comm(scene, actual.chosenPid())));
    }
    if (!scene.killed()) {
      return List.of();
    }
    KillLayout layout = scene.layout().kill();
    KillMode mode = scene.incident().mode();
    List<String> lines = new ArrayList<>();
    lines.add(killed(scene, actual.victimPid(), actual.victimComm()));
    if (scene.has(Aside.MM_PINNED, 4, 8)) {
      String victim = actual.victimPid() + " (" + actual.victimComm() + ")";
      lines.add("oom killer " + victim + " has mm pinned by 1 (init)");
    }
    List<Integer> others = actual.killedPids().subList(1, actual.killedPids().size());
    if (layout.group() && !mode.group().equals(MemcgPath.UNKNOWN)) {
      lines.add("Tasks in " + mode.group() + " are going to be killed due to memory.oom.group set");
      others.forEach(pid -> lines.add(killed(scene, pid, comm(scene, pid))));
      if (scene.has(Aside.MEMBER_EXITING, 5, 9)) {
        lines.add(gone(scene, LEAVING_PID, "leaving"));
      }
      lines.add(killed(scene, actual.victimPid(), actual.victimComm()));
    } else if (layout.sharers()) {
      others.forEach(
          pid ->
              lines.add("Kill process " + pid + " (" + comm(scene, pid) + ") sharing same memory"));
    }
    return lines;
  }

  private static String comm(Scene scene, int pid) {
    return scene.task(pid).map(TaskSnapshot::comm).orElse("sharer");
  }

  private static String gone(Scene scene, int pid, String comm) {
    return scene.reason()
        + ": OOM victim "
        + pid
        + " ("
        + comm
        + ") is already exiting. Skip killing the task";
  }

  private static String killed(Scene scene, int pid, String comm) {
    KillLayout layout = scene.layout().kill();
    String who = "Killed process " + pid + " (" + comm + ")";
    if (layout.sizes() == KillLayout.Sizes.NONE_CAPITAL) {
      return "Out of Memory: " + who + ".";
    }
    String prefix = layout.prefixed() ? scene.reason() + ": " : "";
    return prefix + who + sizes(scene, pid);
  }

  private static String sizes(Scene scene, int pid) {
    KillLayout.Sizes sizes = scene.layout().kill().sizes();
    if (sizes.compareTo(KillLayout.Sizes.NONE) <= 0) {
      return "";
    }
    RssSplit.Known split = scene.task(pid).map(Column::split).orElse(new RssSplit.Known(0, 0, 0));
    boolean shmemApart = sizes.compareTo(KillLayout.Sizes.SHMEM) >= 0;
    long file = split.filePages() + (shmemApart ? 0 : split.shmemPages());
    String text =
        (sizes == KillLayout.Sizes.VSZ ? " vsz:" : " total-vm:")
            + scene.kilobytes(scene.task(pid).map(TaskSnapshot::totalVmPages).orElse(0L))
            + "kB, anon-rss:"
            + scene.kilobytes(split.anonPages())
            + "kB, file-rss:"
            + scene.kilobytes(file)
            + "kB";
    if (shmemApart) {
      text += ", shmem-rss:" + scene.kilobytes(split.shmemPages()) + "kB";
    }
    if (sizes == KillLayout.Sizes.UID_PGTABLES_ADJ) {
      text += last(scene, pid);
    }
    return text;
  }

  private static String last(Scene scene, int pid) {
    return ", UID:"
        + scene.task(pid).map(TaskSnapshot::uid).orElse(0)
        + " pgtables:"
        + scene.task(pid).map(TaskSnapshot::pgtablesBytes).orElse(0L) / 1024
        + "kB oom_score_adj:"
        + scene.task(pid).map(TaskSnapshot::oomScoreAdj).orElse(0);
  }
}
