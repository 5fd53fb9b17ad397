package org.oomlab.linux.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oomlab.linux.kmsg.KmsgEvent;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Packed logs, whole, cut and damaged. */
class KernelLogReaderTest {
  private static final String KILL = "Out of memory: Killed process 9 (x) total-vm:4kB\n";

  /** A kill, then lines that do not pack well, so that a cut comes long after the kill. */
  private static byte[] log() {
    Random random = new Random(7);
    StringBuilder log = new StringBuilder(KILL);
    for (int i = 0; i < 20_000; i++) {
      log.append("host daemon: ").append(random.nextLong()).append('\n');
    }
    return log.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] packed(Compression compression, byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream packer = packer(compression, packed)) {
      packer.write(bytes);
    }
    return packed.toByteArray();
  }

  private static OutputStream packer(Compression compression, OutputStream to) throws IOException {
    return switch (compression) {
      case NONE -> to;
      case GZIP -> new GZIPOutputStream(to);
      case XZ -> new XZOutputStream(to, new LZMA2Options(0));
      case ZSTD -> new ZstdOutputStream(to);
    };
  }

  private static LogReading read(byte[] bytes, List<KmsgEvent> events) {
    return KernelLogReader.read(new ByteArrayInputStream(bytes), events::add);
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void log_packed_isReadWhole(Compression compression) throws IOException {
    List<KmsgEvent> events = new ArrayList<>();
    LogReading reading = read(packed(compression, log()), events);

    assertThat(reading.isWhole()).isTrue();
    assertThat(reading.compression()).isEqualTo(compression);
    assertThat(reading.extent().lines()).isEqualTo(20_001);
    assertThat(reading.extent().bytes()).isEqualTo(log().length);
    assertThat(events).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"GZIP", "XZ", "ZSTD"})
  void log_packedInTwoMembers_isReadWhole(Compression compression) throws IOException {
    byte[] one = packed(compression, KILL.getBytes(StandardCharsets.UTF_8));
    byte[] two = Arrays.copyOf(one, 2 * one.length);
    System.arraycopy(one, 0, two, one.length, one.length);
    List<KmsgEvent> events = new ArrayList<>();

    assertThat(read(two, events).isWhole()).isTrue();
    assertThat(events).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"GZIP", "XZ", "ZSTD"})
  void log_packedAndCut_isReadAsFarAsItGoes(Compression compression) throws IOException {
    byte[] whole = packed(compression, log());
    List<KmsgEvent> events = new ArrayList<>();
    LogReading reading = read(Arrays.copyOf(whole, whole.length * 3 / 4), events);

    assertThat(reading.isWhole()).isFalse();
    assertThat(reading.failure())
        .isEqualTo(
            "its %s data is cut short; read up to line %d",
            compression.toString().toLowerCase(Locale.ROOT), reading.extent().lines());
    assertThat(reading.extent().lines()).isBetween(5_000L, 20_000L);
    assertThat(events).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"GZIP", "XZ", "ZSTD"})
  void log_packedAndCutAnywhere_isCalledCutShort(Compression compression) throws IOException {
    byte[] whole = packed(compression, log());
    for (int length = 7; length < whole.length; length += whole.length / 97) {
      LogReading reading = read(Arrays.copyOf(whole, length), new ArrayList<>());

      assertThat(reading.failure())
          .as("cut behind %d bytes", length)
          .startsWith(
              "its " + compression.toString().toLowerCase(Locale.ROOT) + " data is cut short")
          .doesNotContain("Exception");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"GZIP", "XZ"})
  void log_packedAndDamaged_isCalledDamaged(Compression compression) throws IOException {
    byte[] damaged = packed(compression, log());
    // Within the checksum of the one, the footer of the other.
    damaged[damaged.length - 6] ^= 1;

    assertThat(read(damaged, new ArrayList<>()).failure())
        .startsWith("its " + compression.toString().toLowerCase(Locale.ROOT) + " data is damaged (")
        .doesNotContain("Exception", "\n");
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"GZIP", "XZ", "ZSTD"})
  void log_packedAndDamagedAnywhere_isNeverAnException(Compression compression) throws IOException {
    byte[] whole = packed(compression, log());
    Random random = new Random(11);
    for (int i = 0; i < 30; i++) {
      byte[] damaged = whole.clone();
      damaged[6 + random.nextInt(damaged.length - 6)] ^= (byte) (1 + random.nextInt(255));
      LogReading reading = read(damaged, new ArrayList<>());

      assertThat(reading.extent().bytes()).isLessThanOrEqualTo(2L * log().length);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 17, 40, 100_000})
  void gzip_withTextAppended_isReadAndSaysSo(int appended) throws IOException {
    byte[] packed = packed(Compression.GZIP, KILL.getBytes(StandardCharsets.UTF_8));
    byte[] bytes = Arrays.copyOf(packed, packed.length + appended);
    Arrays.fill(bytes, packed.length, bytes.length, (byte) 'x');
    List<KmsgEvent> events = new ArrayList<>();

    assertThat(read(bytes, events).failure())
        .isEqualTo("something that is not gzip follows its gzip data; read up to line 1");
    assertThat(events).hasSize(1);
  }

  /** Where the packed data ends at the end of a buffer the appended text is still in the input. */
  @Test
  void gzip_endingWithItsBuffer_saysThatTextFollows() throws IOException {
    for (int more = 0; more < 12; more++) {
      byte[] noise = new byte[64 * 1024 - 33 + more];
      new Random(5).nextBytes(noise);
      byte[] packed = packed(Compression.GZIP, noise);
      byte[] bytes = Arrays.copyOf(packed, packed.length + 30);
      Arrays.fill(bytes, packed.length, bytes.length, (byte) 'x');

      assertThat(read(bytes, new ArrayList<>()).failure())
          .as("%d packed bytes", packed.length)
          .startsWith("something that is not gzip follows its gzip data");
    }
  }

  @Test
  void gzip_paddedWithZeros_isWhole() throws IOException {
    byte[] packed = packed(Compression.GZIP, KILL.getBytes(StandardCharsets.UTF_8));

    assertThat(read(Arrays.copyOf(packed, 10_240), new ArrayList<>()).isWhole()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"GZIP", "XZ", "ZSTD"})
  void log_packedTwice_isCalledThat(Compression compression) throws IOException {
    byte[] once = packed(Compression.GZIP, KILL.getBytes(StandardCharsets.UTF_8));

    assertThat(read(packed(compression, once), new ArrayList<>()).failure())
        .isEqualTo(
            "it is packed twice, gzip within %s; unpack it once; nothing of it was read",
            compression.toString().toLowerCase(Locale.ROOT));
  }

  @Test
  void emptyInput_isAnEmptyLog() {
    LogReading reading = read(new byte[0], new ArrayList<>());

    assertThat(reading.isWhole()).isTrue();
    assertThat(reading.extent().lines()).isZero();
  }

  @Test
  void disk_thatFails_isNamed() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the disk is gone");
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            throw new IOException("the disk is gone");
          }
        };

    assertThat(KernelLogReader.read(failing, event -> {}).failure())
        .isEqualTo("cannot be read to its end: the disk is gone; nothing of it was read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
  void log_behindMarkOfItsEncoding_isRead(String charset) throws IOException {
    String text = "\ufeff" + "[    1.000000] usb \u00e9\ud83d\ude00\r\n".repeat(40_000) + KILL;
    List<KmsgEvent> events = new ArrayList<>();

    LogReading reading = read(text.getBytes(Charset.forName(charset)), events);

    assertThat(reading.isWhole()).isTrue();
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().line()).isEqualTo(40_001);
  }

  @Test
  void log_inUtf16AndPacked_isRead() throws IOException {
    byte[] text = ("\ufeff" + KILL).getBytes(StandardCharsets.UTF_16LE);
    List<KmsgEvent> events = new ArrayList<>();

    assertThat(read(packed(Compression.GZIP, text), events).isWhole()).isTrue();
    assertThat(events).hasSize(1);
  }

  @Test
  void log_inUtf16CutWithinACharacter_isReadAsFarAsItGoes() {
    byte[] text = ("\ufeff" + KILL + "x").getBytes(StandardCharsets.UTF_16BE);
    List<KmsgEvent> events = new ArrayList<>();

    assertThat(read(Arrays.copyOf(text, text.length - 1), events).isWhole()).isTrue();
    assertThat(events).hasSize(1);
  }
}
