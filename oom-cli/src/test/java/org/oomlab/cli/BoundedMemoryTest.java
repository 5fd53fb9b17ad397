package org.oomlab.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program in a heap that is smaller than any part of its input would be, were it kept:
 * the bounds of the parser, the pipeline and the output all have to hold.
 */
class BoundedMemoryTest {
  private static final String HEAP = "-Xmx32m";
  private static final int MEGABYTE = 1_000_000;
  private static final int REPORTS = 5_000;
  private static final int CALLERS = 500_000;
  private static final int ROWS = 5_000;

  @TempDir private Path directory = Path.of("");

  @Test
  void explain_ofHostileLog_endsInASmallHeap() throws Exception {
    Path log = directory.resolve("kern.log.gz");
    try (OutputStream out =
        new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(log)), MEGABYTE)) {
      writeLongReport(out);
      writeOtherDumps(out);
      fill(out, '\n', 100);
      fill(out, 'x', 60);
      write(out, "\n");
      writeReports(out);
    }

    ProcessRun.Result result =
        ChildJvm.run(HEAP, "explain", "--threads", "1", "--format", "csv", log.toString());

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out().lines()).hasSize(1 + 1 + REPORTS);
  }

  private static void fill(OutputStream out, char character, int megabytes) throws IOException {
    byte[] piece = new byte[MEGABYTE];
    Arrays.fill(piece, (byte) character);
    for (int i = 0; i < megabytes; i++) {
      out.write(piece);
    }
  }

  private static void writeLongReport(OutputStream out) throws IOException {
    writeHead(out, 1);
    for (int i = 0; i < ROWS; i++) {
      writeRow(out, 1, 100 + i);
    }
    writeKill(out, 1, 100);
  }

  private static void writeReports(OutputStream out) throws IOException {
    for (int i = 0; i < REPORTS; i++) {
      writeHead(out, 1);
      writeRow(out, 1, 100 + i);
      writeKill(out, 1, 100 + i);
    }
  }

  /** Each by another thread, and none with a report. */
  private static void writeOtherDumps(OutputStream out) throws IOException {
    for (int i = 0; i < CALLERS; i++) {
      line(out, 100 + i, "p: page allocation failure: order:4, mode:0xcc0(GFP_KERNEL)");
    }
  }

  private static void writeHead(OutputStream out, int caller) throws IOException {
    line(out, caller, "p invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0");
    line(
        out,
        caller,
        "[  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name");
  }

  private static void writeRow(OutputStream out, int caller, int pid) throws IOException {
    line(out, caller, "[" + pid + "] 0 " + pid + " 1000 500 40960 0 0 p" + pid);
  }

  private static void writeKill(OutputStream out, int caller, int pid) throws IOException {
    line(
        out,
        caller,
        "Out of memory: Killed process "
            + pid
            + " (p"
            + pid
            + ") total-vm:4000kB, anon-rss:2000kB, file-rss:0kB, shmem-rss:0kB, UID:0"
            + " pgtables:40kB oom_score_adj:0");
  }

  private static void line(OutputStream out, int caller, String text) throws IOException {
    write(out, "[    1.000000] [T" + caller + "] " + text + "\n");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(US_ASCII));
  }
}
