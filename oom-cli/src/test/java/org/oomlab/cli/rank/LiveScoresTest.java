package org.oomlab.cli.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.badness.OomScores;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.linux.procfs.HostReader;
import org.oomlab.linux.procfs.HostUnreadableException;
import org.oomlab.linux.procfs.ProcFile;
import org.oomlab.linux.procfs.ProcFiles;

/**
 * The score of every process on this machine, held against the kernel's own. A process counts where
 * the kernel shows the same before and after ours was computed; others are tried again.
 */
class LiveScoresTest {
  private static final Path PROC = Path.of("/proc");
  private static final int LEAST_ATTEMPTS = 3;
  private static final int MOST_ATTEMPTS = 20;
  private static final long NONE = -1;
  private static final int PAGE_BYTES = 4096;
  private static final int STEPS = 2400;
  private static final int PAGES_A_STEP = 9;

  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void onlyOnAHost() {
    boolean there = Files.isReadable(PROC.resolve("self/oom_score"));
    assumeTrue(there, "skipped: there is no /proc with oom_score here");
  }

  @Test
  void oomScore_ofEveryProcess_isWhatTheKernelShows() throws Exception {
    ProcFiles proc = ProcFiles.below(PROC);
    Set<Integer> equal = new HashSet<>();
    Map<Integer, String> unequal = new TreeMap<>();
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Scores scores = Scores.of(proc);
      // One that differed and ended is one that changed.
      unequal.keySet().retainAll(scores.computed().keySet());
      for (int pid : scores.settled()) {
        long computed = scores.computed().getOrDefault(pid, NONE);
        long shown = scores.shown().getOrDefault(pid, NONE);
        if (computed == shown) {
          equal.add(pid);
          unequal.remove(pid);
        } else if (!equal.contains(pid)) {
          unequal.put(pid, "pid " + pid + ": computed " + computed + ", kernel " + shown);
        }
      }
      if (unequal.isEmpty() && attempt + 1 >= LEAST_ATTEMPTS) {
        break;
      }
    }

    System.out.println(
        "oom_score on this host: "
            + equal.size()
            + " processes equal, "
            + unequal.size()
            + " unequal");
    assertThat(unequal).isEmpty();
    assertThat(equal).contains((int) ProcessHandle.current().pid());
  }

  /**
   * A score steps once in some thousand pages, so that a wrong term may not show. While a process
   * grows through some steps, it does: at each, ours has to be equal.
   */
  @Test
  void oomScore_ofAProcessThatGrows_isEqualAllTheWay() throws Exception {
    int own = (int) ProcessHandle.current().pid();
    ProcFiles proc = new OneProcess(ProcFiles.below(PROC), own);
    ByteBuffer memory = untouched(STEPS * PAGES_A_STEP * PAGE_BYTES);
    Set<Long> seen = new TreeSet<>();
    List<String> unequal = new ArrayList<>();
    int equal = 0;
    for (int step = 0; step < STEPS; step++) {
      for (int page = 0; page < PAGES_A_STEP; page++) {
        memory.put((step * PAGES_A_STEP + page) * PAGE_BYTES, (byte) 1);
      }
      Scores scores = Scores.of(proc);
      if (scores.settled().contains(own)) {
        long shown = scores.shown().getOrDefault(own, NONE);
        long computed = scores.computed().getOrDefault(own, NONE);
        seen.add(shown);
        if (computed == shown) {
          equal++;
        } else {
          unequal.add("step " + step + ": computed " + computed + ", kernel " + shown);
        }
      }
    }

    System.out.println(
        "oom_score of a growing process: "
            + equal
            + " steps equal, scores "
            + seen
            + ", "
            + unequal.size()
            + " unequal");
    assertThat(unequal).isEmpty();
    assertThat(equal).isGreaterThan(STEPS / 2);
    MachineState machine = new HostReader(proc).read().machine();
    long stepPages = (machine.ramPages() + machine.swap().totalPages()) * 3 / 2000;
    assertThat((long) seen.size())
        .as("scores seen")
        .isGreaterThanOrEqualTo(STEPS * PAGES_A_STEP / stepPages);
  }

  /** Returns memory that becomes resident page by page; Java's own is written when allocated. */
  private ByteBuffer untouched(int bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(directory.resolve("sparse").toFile(), "rw")) {
      file.setLength(bytes);
      return file.getChannel().map(MapMode.PRIVATE, 0, bytes);
    }
  }

  /**
   * Our scores between two readings of the kernel's.
   *
   * @param settled processes for which the kernel showed the same before and after
   */
  private record Scores(
      Map<Integer, Long> computed, Map<Integer, Long> shown, Set<Integer> settled) {
    static Scores of(ProcFiles proc) throws HostUnreadableException {
      Map<Integer, Long> before = shown(proc);
      MachineState machine = new HostReader(proc).read().machine();
      KernelRules rules = KernelProfiles.rulesFor(machine.kernel()).orElseThrow();
      long totalPages = machine.ramPages() + machine.swap().totalPages();
      OomScores scores = OomScores.of(machine, rules, totalPages);
      Map<Integer, Long> computed = new HashMap<>();
      for (TaskSnapshot task : machine.tasks()) {
        computed.put(task.pid(), scores.of(task));
      }
      Map<Integer, Long> after = shown(proc);
      Set<Integer> settled = new HashSet<>(computed.keySet());
      settled.removeIf(pid -> !Objects.equals(before.get(pid), after.get(pid)));
      settled.retainAll(after.keySet());
      return new Scores(computed, after, settled);
    }

    private static Map<Integer, Long> shown(ProcFiles proc) {
      Map<Integer, Long> shown = new HashMap<>();
      for (int pid : proc.numbers("")) {
        String text = proc.read(pid + "/oom_score").text().strip();
        if (!text.isEmpty()) {
          shown.put(pid, Long.parseLong(text));
        }
      }
      return shown;
    }
  }

  /** A {@code /proc} that lists one process. */
  private record OneProcess(ProcFiles whole, int pid) implements ProcFiles {
    @Override
    public String name(String path) {
      return whole.name(path);
    }

    @Override
    public ProcFile read(String path) {
      return whole.read(path);
    }

    @Override
    public ProcFile link(String path) {
      return whole.link(path);
    }

    @Override
    public List<Integer> numbers(String path) {
      return path.isEmpty() ? List.of(pid) : whole.numbers(path);
    }

    @Override
    public List<String> directories(String path) {
      return whole.directories(path);
    }
  }
}
