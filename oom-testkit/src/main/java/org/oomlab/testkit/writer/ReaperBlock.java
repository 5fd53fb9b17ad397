package org.oomlab.testkit.writer;

import java.util.List;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.task.TaskSnapshot;

/** What the reaper tells when the victim's memory is free, 4.6 and later. */
final class ReaperBlock implements Block {
  @Override
  public List<String> print(Scene scene) {
    if (!scene.layout().kill().reaper() || !scene.killed()) {
      return List.of();
    }
    ActualOutcome actual = scene.incident().actual();
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
}
