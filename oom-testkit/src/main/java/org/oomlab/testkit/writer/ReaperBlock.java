package org.oomlab.testkit.writer;

import java.util.List;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.task.TaskSnapshot;

/** What the reaper tells when the victim's memory is free, 4.6 and later. */
final class ReaperBlock implements Block {
  @Override
  public List<String> print(Scene scene) {
    if (!scene.layout().kill().reaper() || !scene.killed()) {
      return List.of();
    }
    ActualOutcome actual = scene.incident().actual();
    if (scene.has(Aside.MM_PINNED, 4, 8)) {
      return List.of();
    }
    if (scene.has(Aside.UNABLE_TO_REAP, 4, 6)) {
      return unable(scene, "pid:" + actual.victimPid() + " (" + actual.victimComm() + ")");
    }
    long shmemPages =
        scene
            .task(actual.victimPid())
            .map(Column::split)
            .map(split -> split.shmemPages())
            .orElse(0L);
    return List.of(
        "oom_reaper: reaped process "
            + actual.victimPid()
            + " ("
            + scene.task(actual.victimPid()).map(TaskSnapshot::comm).orElse(actual.victimComm())
            + "), now anon-rss:0kB, file-rss:0kB, shmem-rss:"
            + scene.kilobytes(shmemPages)
            + "kB");
  }

  private static List<String> unable(Scene scene, String who) {
    KernelRelease release = scene.layout().release();
    boolean givesUp = release.isAtLeast(4, 8) && !release.isAtLeast(4, 9);
    String unable = "oom_reaper: unable to reap " + who;
    return givesUp ? List.of(unable, "oom_reaper: giving up " + who) : List.of(unable);
  }
}
