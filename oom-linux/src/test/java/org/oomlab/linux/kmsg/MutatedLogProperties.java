package org.oomlab.linux.kmsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.oomlab.testkit.LogDamage;

/** Real logs, damaged in every way: never an exception, never a hang, never more than was there. */
class MutatedLogProperties {
  private static final int LINES = 700;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final List<List<String>> LOGS = logs();

  /** All logs of the lab: both versions of cgroups, nodes, panics, zram, groups, sysrq. */
  private static List<List<String>> logs() {
    List<List<String>> logs = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/lab"))) {
      for (Path file :
          files.filter(path -> path.toString().endsWith(".log.gz")).sorted().toList()) {
        try (InputStream log = new GZIPInputStream(Files.newInputStream(file))) {
          logs.add(new String(log.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        }
      }
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
    return List.copyOf(logs);
  }

  /** Returns a piece of one of them. */
  private static List<String> piece(Random random) {
    List<String> log = LOGS.get(random.nextInt(LOGS.size()));
    int from = random.nextInt(Math.max(1, log.size() - LINES));
    return log.subList(from, Math.min(log.size(), from + LINES));
  }

  @Property(tries = 300)
  void damagedLog_isReadWithoutFailure(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int damages) {
    Random random = new Random(seed);
    byte[] bytes = LogDamage.damaged(piece(random), damages, random);

    List<KmsgEvent> events =
        Assertions.assertTimeoutPreemptively(PATIENCE, () -> Logs.events(bytes));

    int rows = 0;
    for (KmsgEvent event : events) {
      assertThat(event.line()).isBetween(1L, bytes.length + 1L);
      rows += event instanceof OomReport report ? report.table().rows().size() : 0;
    }
    assertThat(rows).isLessThanOrEqualTo(bytes.length / 16);
  }

  @Property(tries = 200)
  void anyBytes_areReadWithoutFailure(@ForAll byte[] bytes) {
    assertThat(Assertions.assertTimeoutPreemptively(PATIENCE, () -> Logs.events(bytes)))
        .allSatisfy(event -> assertThat(event.line()).isPositive());
  }

  @Property(tries = 200)
  void piecesOfTheKernelsWords_areReadWithoutFailure(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int pieces) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      text.append(WORDS.get(random.nextInt(WORDS.size())));
    }

    List<KmsgEvent> events =
        Assertions.assertTimeoutPreemptively(PATIENCE, () -> Logs.events(text.toString()));

    assertThat(events).hasSizeLessThanOrEqualTo(2 * pieces);
  }

  private static final List<String> WORDS =
      List.of(
          "\n",
          "\n",
          " ",
          "  ",
          "[",
          "]",
          "(",
          ")",
          "{",
          "}",
          "\"",
          ":",
          ",",
          "=",
          "/",
          "-",
          "1",
          "-1000",
          "99999999999999999999",
          "[    1.000000] ",
          "[  123] ",
          " 0 ",
          " 12 ",
          "kB",
          "x",
          " invoked oom-killer: ",
          "gfp_mask=0x",
          "order=",
          "oom_score_adj=",
          "nodemask=(null)",
          "[  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name",
          "oom-kill:constraint=CONSTRAINT_MEMCG",
          ",task=",
          ",pid=",
          ",uid=",
          "Killed process ",
          "Out of memory: ",
          "Kill process ",
          ") score ",
          " or sacrifice child",
          " total-vm:",
          "Tasks in ",
          " are going to be killed due to memory.oom.group set",
          "oom_reaper: ",
          "reaped process ",
          "), now",
          "Memory cgroup stats for ",
          "memory: usage ",
          ", limit ",
          "Mem-Info:",
          "Node 0 ",
          " free:",
          "min:",
          "lowmem_reserve[]:",
          ": 1*4kB",
          " pages RAM",
          "Linux version 6",
          "Adding ",
          "k swap on ",
          "...",
          "CPU: 1 PID: ",
          " Comm: ",
          " #1",
          "{\"MESSAGE\":\"",
          "{\"MESSAGE\":[",
          "\\u00",
          "#012",
          "kernel: ",
          "2026-03-04T12:00:00Z ",
          "stdout P ",
          "6,1,2,-;",
          "<4>",
          "\u001b[",
          "> ",
          "**",
          "\u21aa",
          "page allocation failure");

  @Property(tries = 100)
  void log_readsTheSame_howeverItArrives(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] bytes = String.join("\n", piece(random)).getBytes(StandardCharsets.UTF_8);
    List<KmsgEvent> events = new ArrayList<>();

    OomReportParser.parse(new InPieces(bytes, random), events::add);

    assertThat(events).isEqualTo(Logs.events(bytes));
  }

  private static final class InPieces extends ByteArrayInputStream {
    private final Random random;

    InPieces(byte[] bytes, Random random) {
      super(bytes);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] bytes, int from, int length) {
      return super.read(bytes, from, Math.min(length, 1 + random.nextInt(20000)));
    }
  }

  @Property(tries = 20)
  void orderOfEvents_isThatOfTheirLines(@ForAll long seed) {
    Random random = new Random(seed);
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    List<String> lines = piece(random);
    for (int i = 0; i < 500; i++) {
      log.writeBytes(lines.get(random.nextInt(lines.size())).getBytes(StandardCharsets.UTF_8));
      log.write('\n');
    }
    long[] numbers = Logs.events(log.toByteArray()).stream().mapToLong(KmsgEvent::line).toArray();

    assertThat(numbers).isEqualTo(Arrays.stream(numbers).sorted().toArray());
  }
}
