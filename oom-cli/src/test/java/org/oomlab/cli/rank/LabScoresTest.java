package org.oomlab.cli.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.api.memory.SwapSpace;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.cli.Json;
import org.oomlab.cli.Json.Node;
import org.oomlab.core.badness.OomScores;
import org.oomlab.core.rules.KernelProfiles;

/**
 * The {@code oom_score} of every process in our own trials, computed again from what {@code status}
 * said of it at the same moment.
 *
 * <p>Up to 6.1 {@code status} and {@code oom_badness()} read the same counters, and all scores are
 * equal. In 6.12.95 and 6.12.117 {@code status} adds up what every CPU has pending ({@code
 * get_mm_counter_sum()} in {@code task_mem()}, fs/proc/task_mmu.c, from 6.16 and backported), while
 * {@code oom_badness()} takes {@code get_mm_counter()}, without it (include/linux/mm.h). On the
 * trials' single CPU less than one batch of 32 pages a counter is pending ({@code
 * percpu_counter_add_batch()}, lib/percpu_counter.c), for the three resident kinds and swap. There
 * the trial lacks a fact, and the score has to be that of some pending amount. {@code rank} does
 * not lack it: it reads the counters where {@code oom_badness()} does.
 */
class LabScoresTest {
  private static final Path LAB = Path.of("../oom-linux/src/test/resources/lab");
  private static final long MOST_PENDING_PAGES = 31;
  private static final int LEAST_SCORES = 3000;
  private static final List<String> COUNTERS =
      List.of("rssAnonKb", "rssFileKb", "rssShmemKb", "swapKb");

  private int equal;
  private int withinPending;

  @Test
  void oomScore_ofEveryTrial_isWhatTheKernelShowed() throws IOException {
    List<String> wrong = new ArrayList<>();
    try (Stream<Path> files = Files.list(LAB)) {
      for (Path log : files.filter(f -> f.toString().endsWith(".log.gz")).sorted().toList()) {
        check(log, wrong);
      }
    }

    System.out.println(
        "oom_score in the laboratory's logs: "
            + equal
            + " equal, "
            + withinPending
            + " equal for some amount pending on the CPU, "
            + wrong.size()
            + " wrong");
    assertThat(wrong).isEmpty();
    assertThat(equal + withinPending).isGreaterThan(LEAST_SCORES);
  }

  private void check(Path log, List<String> wrong) throws IOException {
    List<Node> boots = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("@@boot ")) {
          boots.add(Json.parse(line.substring(7)));
        } else if (line.startsWith("@@trial ")) {
          Node trial = Json.parse(line.substring(line.indexOf('{')));
          Machine machine = Machine.of(boots.getLast(), trial);
          for (Node process : trial.get("procs").list()) {
            check(machine, process, log + " " + process.raw(), wrong);
          }
        }
      }
    }
  }

  private void check(Machine machine, Node process, String where, List<String> wrong) {
    long shown = process.get("oomScore").number();
    if (machine.score(process, 0) == shown) {
      equal++;
    } else if (machine.hasPending()
        && machine.score(process, -MOST_PENDING_PAGES) <= shown
        && shown <= machine.score(process, MOST_PENDING_PAGES)) {
      withinPending++;
    } else {
      wrong.add(where + ": computed " + machine.score(process, 0));
    }
  }

  /** A trial's machine, with what the trial changed. */
  private record Machine(KernelRules rules, long totalPages, boolean hasPending) {
    static Machine of(Node boot, Node trial) {
      KernelRelease release = KernelRelease.parse(boot.get("kernel").text());
      // Later trials switch swap on and off, and say so themselves.
      Node totals = trial.has("memTotalKb") ? trial : boot;
      return new Machine(
          KernelProfiles.rulesFor(release).orElseThrow(),
          totals.get("memTotalKb").number() / 4 + totals.get("swapTotalKb").number() / 4,
          release.isAtLeast(6, 2));
    }

    /** Returns the score with that many pages more in each counter, none below 0. */
    long score(Node process, long pendingPages) {
      List<Long> pages =
          COUNTERS.stream()
              .map(name -> Math.max(process.get(name).number() / 4 + pendingPages, 0))
              .toList();
      boolean vfork = process.has("sharedBy") && process.get("sharedBy").text().equals("vfork");
      TaskSnapshot task =
          new TaskSnapshot(
              TaskId.ofPid((int) process.get("pid").number()),
              (int) process.get("pid").number(),
              0,
              process.get("comm").text(),
              0,
              pages.get(0) + pages.get(1) + pages.get(2),
              RssSplit.UNKNOWN,
              pages.get(3),
              process.get("pteKb").number() * 1024,
              0,
              (int) process.get("adj").number(),
              0,
              vfork ? TaskFlags.of(TaskFlag.IN_VFORK) : TaskFlags.NONE,
              MemcgPath.UNKNOWN,
              TaskSnapshot.MM_NOT_SHARED,
              Lineage.UNKNOWN);
      return OomScores.of(machine(task), rules, totalPages).of(task);
    }

    private MachineState machine(TaskSnapshot task) {
      return new MachineState(
          rules.since(),
          MachineState.DEFAULT_PAGE_SIZE_BYTES,
          totalPages,
          SwapSpace.NONE,
          MemoryUse.UNKNOWN,
          List.of(),
          MemcgTree.EMPTY,
          List.of(task),
          Sysctls.DEFAULT);
    }
  }
}
