package org.oomlab.linux.kmsg;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Logs made to exhaust the reader: each once took memory or time without bound. */
class BoundedWorkTest {
  private static final String TITLE =
      "[  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name\n";

  /** The report of T1 never ends; those of T2 must not wait for it. */
  @Test
  void parse_reportThatNeverEnds_doesNotKeepLaterOnesInMemory() throws IOException {
    StringBuilder log = new StringBuilder(header("T1", 1)).append(table("T1", 1));
    for (int i = 0; i < 500; i++) {
      log.append(header("T2", i)).append(table("T2", i)).append(kill("T2", i));
    }
    List<KmsgEvent> events = new ArrayList<>();
    int[] handedBeforeTheEnd = new int[1];
    InputStream input =
        new ByteArrayInputStream(log.toString().getBytes(ISO_8859_1)) {
          @Override
          public synchronized int read(byte[] into, int from, int length) {
            int count = super.read(into, from, Math.min(length, 1024));
            if (count < 0) {
              handedBeforeTheEnd[0] = events.size();
            }
            return count;
          }
        };

    OomReportParser.parse(input, events::add);

    assertThat(events).hasSize(501);
    assertThat(events).extracting(KmsgEvent::line).isSorted();
    assertThat(handedBeforeTheEnd[0]).isGreaterThan(400);
  }

  /** It was looked at again at each of them: a packed megabyte of newlines took minutes. */
  @Test
  void parse_emptyLinesWithoutEnd_doNotHoldTheLineBeforeThem() throws IOException {
    String log = kill("T1", 1) + "\n".repeat(100_000);
    List<KmsgEvent> events = new ArrayList<>();
    boolean[] handedBeforeTheEnd = new boolean[1];
    InputStream input =
        new ByteArrayInputStream(log.getBytes(ISO_8859_1)) {
          @Override
          public synchronized int read(byte[] into, int from, int length) {
            int count = super.read(into, from, Math.min(length, 1024));
            handedBeforeTheEnd[0] |= count > 0 && !events.isEmpty();
            return count;
          }
        };

    OomReportParser.parse(input, events::add);

    assertThat(events).hasSize(1);
    assertThat(handedBeforeTheEnd[0]).isTrue();
  }

  @Test
  void parse_lineBrokenIntoSingleCharacters_isNotJoinedForever() {
    String log =
        "oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0\n"
            + "x\n".repeat(100_000);

    assertThat(read(log)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void parse_reportOfVeryManyZones_takesEachOnce() {
    StringBuilder log = new StringBuilder(header("T1", 1));
    for (int node = 0; node < 60_000; node++) {
      log.append("[    1.000000][   T1] Node ")
          .append(node)
          .append(" Normal free:1kB min:1kB low:1kB high:1kB present:4kB managed:4kB\n");
    }
    log.append(table("T1", 1)).append(kill("T1", 1));

    List<KmsgEvent> events = read(log.toString());

    assertThat(events).hasSize(1);
    assertThat(((OomReport) events.getFirst()).memInfo().zones()).hasSizeGreaterThan(1000);
  }

  @Test
  void parse_swapAddedAgain_isCountedOnce() {
    String log =
        "[    1.000000] Adding 1000k swap on /dev/sda.  Priority:-2 extents:1 across:1000k\n"
            + "[    2.000000] Adding 500k swap on /dev/sdb.  Priority:-3 extents:1 across:500k\n"
            + "[    3.000000] Adding 1000k swap on /dev/sda.  Priority:-2 extents:1 across:1000k\n"
            + header("T1", 1)
            + table("T1", 1)
            + kill("T1", 1);

    assertThat(((OomReport) read(log).getFirst()).context().swapDevices())
        .extracting(SwapDevice::sizeKb)
        .containsExactlyInAnyOrder(500L, 1000L);
  }

  @Test
  void parse_hundredThousandRows_areAllRead() {
    OomReport report = (OomReport) read(manyRows(100_000) + kill("T1", 1)).getFirst();

    assertThat(report.table().rows()).hasSize(100_000);
    assertThat(report.defects()).isEmpty();
  }

  @Test
  void parse_moreRowsThanAreKept_areNamed() {
    OomReport report =
        (OomReport) read(manyRows(TableDraft.MOST_ROWS + 5) + kill("T1", 1)).getFirst();

    assertThat(report.table().rows()).hasSize(TableDraft.MOST_ROWS);
    assertThat(report.has(Defect.Kind.TOO_LONG)).isTrue();
  }

  /** Each kill is looked for in the table: by a search through all rows it would take minutes. */
  @Test
  void parse_groupOfVeryManyKills_isReadInTimeAndBounded() {
    StringBuilder log = new StringBuilder(manyRows(100_000)).append(kill("T1", 1));
    log.append(line("T1", "Tasks in /g are going to be killed due to memory.oom.group set"));
    for (int i = 0; i < Draft.MOST_KILLS + 5; i++) {
      log.append(kill("T1", 2 + i));
    }
    OomReport report = (OomReport) read(log.toString()).getFirst();

    assertThat(report.kills()).hasSize(Draft.MOST_KILLS);
    assertThat(report.has(Defect.Kind.TOO_LONG)).isTrue();
  }

  @Test
  void parse_nameOfVeryManyCharacters_isNone() {
    String log = header("T1", 1) + table("T1", 1).stripTrailing() + "x".repeat(300) + "\n";

    assertThat(((OomReport) read(log).getFirst()).has(Defect.Kind.ROW_GARBLED)).isTrue();
    assertThat(read("Killed process 9 (" + "x".repeat(300) + ") total-vm:4kB\n")).isEmpty();
  }

  @Test
  void parse_moreCallersThanReportsAreKept_namesWhereOneWasGivenUp() {
    int callers = OpenReports.MOST + 10;
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < callers; i++) {
      log.append(header("T" + i, i)).append(table("T" + i, i));
    }
    for (int i = 0; i < callers; i++) {
      log.append(kill("T" + i, i));
    }
    List<KmsgEvent> events = read(log.toString());

    List<OomReport> givenUp = withDefect(events, Defect.Kind.INTERLEAVED);
    assertThat(givenUp).hasSize(10);
    assertThat(givenUp)
        .allSatisfy(report -> assertThat(report.has(Defect.Kind.KILL_LINE_MISSING)).isTrue());
    assertThat(events).hasSize(callers + 10);
    assertThat(events).extracting(KmsgEvent::line).isSorted();
  }

  /** One that says already whom the kernel killed has nothing to lose. */
  @Test
  void parse_moreCallersThanReportsAreKept_endsFinishedReportsFirst() {
    StringBuilder log = new StringBuilder(header("T0", 0)).append(table("T0", 0));
    for (int i = 1; i < OpenReports.MOST + 10; i++) {
      log.append(header("T" + i, i)).append(table("T" + i, i)).append(kill("T" + i, i));
    }
    log.append(kill("T0", 0));
    List<KmsgEvent> events = read(log.toString());

    assertThat(events).hasSize(OpenReports.MOST + 10);
    assertThat(((OomReport) events.getFirst()).victim()).isPresent();
  }

  @Test
  void parse_moreAboutMemoryThanIsKept_isNamed() {
    List<OomReport> reports = withDefect(read(muchMemory(1)), Defect.Kind.MEMORY_TOO_LONG);

    assertThat(reports).hasSize(1);
    assertThat(reports.getFirst().memcg().stats()).hasSizeBetween(64, 80);
  }

  /** Each may hold so much; all of them together must not hold many times that. */
  @Test
  void parse_reportsThatHoldTooMuchTogether_giveUpTheEarliest() {
    List<OomReport> givenUp = withDefect(read(muchMemory(4)), Defect.Kind.INTERLEAVED);

    assertThat(givenUp).extracting(OomReport::line).containsExactly(1L);
  }

  /** Reports each as long as can be, a line of each in turn. */
  private static String muchMemory(int callers) {
    String path = "/" + "x".repeat(60_000);
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < callers; i++) {
      log.append(header("T" + i, i));
    }
    for (int line = 0; line < 100; line++) {
      for (int i = 0; i < callers; i++) {
        log.append(line("T" + i, "Memory cgroup stats for " + path + line + ": cache:0KB rss:1KB"));
      }
    }
    return log.toString();
  }

  /** They were copied once for each line that added to them. */
  @Test
  void parse_countersWithoutEnd_areReadInTimeAndBounded() {
    StringBuilder log = new StringBuilder(header("T1", 1));
    for (int i = 0; i < 300_000; i++) {
      log.append(line("T1", "free:" + i + " c" + i + ":1 free_cma:0"));
    }
    log.append(table("T1", 1)).append(kill("T1", 1));

    OomReport report = (OomReport) read(log.toString()).getFirst();

    assertThat(report.memInfo().counterPages().byName()).hasSizeBetween(1000, 200_000);
    assertThat(report.has(Defect.Kind.MEMORY_TOO_LONG)).isTrue();
  }

  private static List<OomReport> withDefect(List<KmsgEvent> events, Defect.Kind kind) {
    return events.stream()
        .filter(OomReport.class::isInstance)
        .map(OomReport.class::cast)
        .filter(report -> report.has(kind))
        .toList();
  }

  private static String manyRows(int rows) {
    StringBuilder log = new StringBuilder(header("T1", 1)).append(line("T1", TITLE.strip()));
    for (int i = 1; i <= rows; i++) {
      log.append("[    1.000000][   T1] [").append(100 + i).append("] 0 ").append(100 + i);
      log.append(" 1000 500 40960 0 0 p").append(i).append('\n');
    }
    return log.toString();
  }

  private static List<KmsgEvent> read(String log) {
    List<KmsgEvent> events = new ArrayList<>();
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            OomReportParser.parse(new ByteArrayInputStream(log.getBytes(ISO_8859_1)), events::add));
    return events;
  }

  private static String header(String caller, int pid) {
    return line(
        caller,
        "p"
            + pid
            + " invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0,"
            + " oom_score_adj=0");
  }

  private static String table(String caller, int pid) {
    return line(caller, TITLE.strip())
        + line(
            caller,
            "[    "
                + (100 + pid)
                + "]     0   "
                + (100 + pid)
                + "     1000      500    40960        0             0 p"
                + pid);
  }

  private static String kill(String caller, int pid) {
    return line(
        caller,
        "Out of memory: Killed process "
            + (100 + pid)
            + " (p"
            + pid
            + ") total-vm:4000kB,"
            + " anon-rss:2000kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:40kB"
            + " oom_score_adj:0");
  }

  private static String line(String caller, String text) {
    return "[    1.000000][   " + caller + "] " + text + "\n";
  }
}
