package org.oomlab.linux.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which lines are handed over, and with which numbers. */
class LineFeedTest {
  private static final String ORDINARY = "Mar  4 12:00:00 host daemon[7]: nothing to see here\n";
  private static final String KILL = "Killed process 9 (x) total-vm:4kB\n";

  private static List<String> read(InputStream input, int listenFor) throws IOException {
    List<String> lines = new ArrayList<>();
    LineFeed.read(
        input,
        (number, bytes, from, to) -> {
          String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
          lines.add(number + " " + text);
          return lines.size() < listenFor;
        });
    return lines;
  }

  private static List<String> read(String text, int listenFor) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), listenFor);
  }

  @Test
  void listener_atTheStart_getsEveryLine() throws IOException {
    assertThat(read("a\nb\n\nc", 99)).containsExactly("1 a", "2 b", "3 ", "4 c");
  }

  @Test
  void listener_thatStops_getsLinesWithAnchorsAndTwoBefore() throws IOException {
    String text = ORDINARY.repeat(10_000) + "one\ntwo\n" + KILL + ORDINARY.repeat(10_000);

    assertThat(read(text, 1))
        .containsExactly(
            "1 " + ORDINARY.strip(), "10001 one", "10002 two", "10003 " + KILL.strip());
  }

  @Test
  void everyAnchor_isFound_whereverItStands() throws IOException {
    List<String> anchored =
        List.of(
            "x invoked oom-killer: ",
            "oom-kill:constraint",
            "oom_reaper: ",
            "memory.oom.group",
            "oomkilladj",
            "Killed process",
            "Linux version 6",
            "Adding 4k swap on /x");
    for (String anchor : anchored) {
      for (int shift = 0; shift < 700; shift += 7) {
        String text = "start\n" + "z".repeat(shift) + "\n" + ".\n".repeat(20) + anchor + "\nend\n";
        assertThat(read(text, 1)).as(anchor + " at " + shift).contains("23 " + anchor);
      }
    }
  }

  @Test
  void ordinaryWords_areNoAnchors() throws IOException {
    String text = "start\nzoom room bathroom oomd called filled swap swapon Linux\n";

    assertThat(read(text, 1)).containsExactly("1 start");
  }

  @Test
  void lineLongerThanTheLimit_isCut_andTheNextHasItsNumber() throws IOException {
    String text = "x".repeat(3 * LineFeed.LONGEST_LINE) + "\nnext\n";
    List<String> lines = read(text, 99);

    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).hasSize(2 + LineFeed.LONGEST_LINE);
    assertThat(lines.getLast()).isEqualTo("2 next");
  }

  @Test
  void endlessLine_isReadInConstantMemory() throws IOException {
    long length = 3L << 30;
    long[] seen = new long[1];
    LineFeed.Extent extent =
        LineFeed.read(
            new Repeating(length, (byte) 'm'),
            (number, bytes, from, to) -> {
              seen[0] += to - from;
              return false;
            });

    assertThat(extent.bytes()).isEqualTo(length);
    assertThat(extent.lines()).isEqualTo(1);
    assertThat(seen[0]).isEqualTo(LineFeed.LONGEST_LINE);
  }

  @Test
  void manyLines_areCounted() throws IOException {
    LineFeed.Extent extent =
        LineFeed.read(new Repeating(100_000_000, (byte) '\n'), (number, bytes, from, to) -> false);

    assertThat(extent.lines()).isEqualTo(100_000_000);
  }

  @Test
  void failure_inTheMiddle_handsOverWhatCameBefore() {
    InputStream failing =
        new InputStream() {
          private boolean read;

          @Override
          public int read() throws IOException {
            throw new IOException("unused");
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            if (read) {
              throw new IOException("the disk is gone");
            }
            read = true;
            byte[] text = ("a\n" + KILL).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(text, 0, bytes, from, text.length);
            return text.length;
          }
        };
    List<Long> lines = new ArrayList<>();

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> LineFeed.read(failing, (number, bytes, from, to) -> lines.add(number)))
        .hasMessage("the disk is gone");
    assertThat(lines).containsExactly(1L, 2L);
  }

  private static final class Repeating extends InputStream {
    private long left;
    private final byte value;

    Repeating(long length, byte value) {
      this.left = length;
      this.value = value;
    }

    @Override
    public int read() {
      return left-- > 0 ? value : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      int count = (int) Math.min(length, left);
      Arrays.fill(bytes, from, from + count, value);
      left -= count;
      return count == 0 ? -1 : count;
    }
  }
}
