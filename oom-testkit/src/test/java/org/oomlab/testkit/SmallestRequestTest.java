package org.oomlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

class SmallestRequestTest {
  private static final Violation TOO_LARGE = new Violation("test", "too large");

  /** Of 40 processes two are needed: one of 7 pages in /a, and one with swap. */
  @Test
  void of_twoProcessesNeeded_leavesTheTwoAtTheirSmallest() {
    SelectionRequest failing =
        Requests.of(
            Machines.machine()
                .memcgs(Memcgs.memcg("/a").build(), Memcgs.memcg("/b").oomGroup(true).build())
                .tasks(IntStream.range(0, 40).mapToObj(SmallestRequestTest::task).toList())
                .build(),
            Ooms.oom().order(3).build());

    SelectionRequest smallest =
        SmallestRequest.of(failing, TOO_LARGE, SmallestRequestTest::fails).request();

    assertThat(RequestText.of(smallest))
        .isEqualTo(
            """
            kernel 6.12, NONE, 4194304 pages, order 0, current 0, \
            Sysctls[panicOnOom=0, oomKillAllocatingTask=false, oomDumpTasks=true, swappiness=60]
              memcg /a: 0 pages
              pid 117 (task): rss 7, swap 0, page tables 0 bytes, adj 0, memcg /a
              pid 123 (task): rss 0, swap 1, page tables 0 bytes, adj 0, memcg /
            """);
  }

  @Test
  void of_nothingSmallerFails_isTheRequestItself() {
    SelectionRequest failing = Requests.of(Machines.machine().build(), Ooms.oom().build());

    assertThat(SmallestRequest.of(failing, TOO_LARGE, request -> Optional.empty()).request())
        .isEqualTo(failing);
  }

  private static Optional<Violation> fails(SelectionRequest request) {
    boolean inA =
        request.tasks().stream()
            .anyMatch(task -> task.rssPages() >= 7 && task.memcg().value().equals("/a"));
    boolean swapped = request.tasks().stream().anyMatch(task -> task.swapPages() > 0);
    return inA && swapped ? Optional.of(TOO_LARGE) : Optional.empty();
  }

  private static TaskSnapshot task(int index) {
    return Tasks.task()
        .pid(100 + index)
        .comm("java")
        .uid(1000)
        .rssPages(5000)
        .swapPages(index == 23 ? 900 : 0)
        .oomScoreAdj(300)
        .flags(TaskFlag.EXITING)
        .memcg(index == 17 ? "/a" : "/b")
        .build();
  }
}
