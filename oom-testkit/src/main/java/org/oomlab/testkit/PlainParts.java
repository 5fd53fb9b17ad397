package org.oomlab.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskSnapshot;

/** Processes and memcgs like others, but plainer in one respect. Each is smaller than its model. */
final class PlainParts {
  private PlainParts() {}

  static Stream<TaskSnapshot> of(TaskSnapshot task) {
    Tasks like = Tasks.like(task);
    return Stream.of(
            Stream.of(
                like.comm("task"),
                like.uid(0),
                like.lineage(Lineage.UNKNOWN),
                like.sharedMm(TaskSnapshot.MM_NOT_SHARED),
                like.flags(TaskFlags.NONE),
                like.mmPid(task.pid()),
                like.memcg("/"),
                like.oomAdj(0),
                like.oomScoreAdj(0),
                like.oomScoreAdj(task.oomScoreAdj() / 2),
                like.swapPages(0),
                like.pmdTablePages(0).pgtablesBytes(0),
                like.pmdTablePages(0)),
            less(task.rssPages()).mapToObj(like::rssPages),
            less(task.swapPages()).mapToObj(like::swapPages),
            less(task.totalVmPages()).mapToObj(like::totalVmPages))
        .flatMap(builders -> builders)
        .map(Tasks::build)
        .filter(plain -> !plain.equals(task));
  }

  static Stream<MemcgState> of(MemcgState memcg) {
    Memcgs like = Memcgs.like(memcg);
    return Stream.concat(
            Stream.of(like.oomGroup(false)),
            less(memcg.stat().anonPages())
                .mapToObj(pages -> like.anonPages(pages).usagePages(pages)))
        .map(Memcgs::build)
        .filter(plain -> !plain.equals(memcg));
  }

  private static LongStream less(long pages) {
    return LongStream.of(0, 1, pages / 1000 * 100, pages / 2, pages - 1)
        .filter(fewer -> fewer >= 0 && fewer < pages)
        .distinct();
  }

  static <T> List<T> set(List<T> list, int at, T value) {
    List<T> changed = new ArrayList<>(list);
    changed.set(at, value);
    return changed;
  }
}
