package org.oomlab.cli.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.Host;
import org.oomlab.cli.host.Messages;
import org.oomlab.cli.host.Setbacks;
import org.oomlab.linux.input.Compression;

final class InputFinderTest {
  private static final String LOG = "[   12.345678] Linux version 6.12.0\n[   12.4] usb 1-1\n";

  @TempDir private Path directory = Path.of("");
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void file_log_isFoundUnderItsNameAsGiven() throws IOException {
    Path file = file("kern.log", LOG);
    List<LogInput> found = find("", file.toString());
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().name()).isEqualTo(file.toString());
    assertThat(found.getFirst().sizeBytes()).isEqualTo(LOG.length());
    assertThat(content(found.getFirst())).isEqualTo(LOG);
    assertThat(content(found.getFirst())).isEqualTo(LOG);
  }

  @Test
  void file_gzip_isRecognisedByContentAndUnpacked() throws IOException {
    Path file = Files.write(directory.resolve("kern.log.1"), gzip(LOG));
    assertThat(content(find("", file.toString()).getFirst())).isEqualTo(LOG);
  }

  @Test
  void file_gzipCutInTheMiddle_isStillALog() throws IOException {
    byte[] whole = gzip(LOG.repeat(10_000));
    Path file = Files.write(directory.resolve("cut.gz"), Arrays.copyOf(whole, whole.length - 20));
    assertThat(find("", file.toString())).hasSize(1);
  }

  @Test
  void file_gzipOfNothingReadable_saysSo() throws IOException {
    Path file = Files.write(directory.resolve("x.gz"), Arrays.copyOf(gzip(LOG), 12));
    assertRefused(file + ": cannot be unpacked: ", file.toString());
  }

  @Test
  void file_missing_isNamed() throws IOException {
    Path file = directory.resolve("none.log");
    assertRefused(file + ": there is no such file or directory", file.toString());
    assertRefused(": there is no such file or directory", "");
    Path below = file("kern.log", LOG).resolve("kern.log");
    assertRefused(below + ": there is no such file or directory", below.toString());
  }

  /** It said that there was no such file. */
  @Test
  void file_thatCannotBeReached_saysWhy() throws IOException {
    Path loop = Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));
    assertRefused(loop + ": cannot be read: Too many levels of symbolic links", loop.toString());
  }

  @Test
  void file_empty_isNamed() throws IOException {
    Path file = file("empty.log", "");
    assertRefused(file + ": is empty, expected a kernel log", file.toString());
    Path blank = file("blank.log", "\n \n");
    assertRefused(blank + ": is empty", blank.toString());
  }

  @Test
  void file_otherText_isNoLog() throws IOException {
    Path file = file("poem.txt", "Once upon a midnight dreary\nwhile I pondered\n");
    assertRefused(file + ": is not a kernel log", file.toString());
  }

  @Test
  void file_binary_isNoLog() throws IOException {
    Path file = Files.write(directory.resolve("a.out"), new byte[] {0x7f, 'E', 'L', 'F', 0, 1});
    assertRefused(file + ": is not a kernel log", file.toString());
  }

  @Test
  void file_reportFarBehindOtherText_isALog() throws IOException {
    String prose = "word ".repeat(400_000) + "\n";
    Path file = file("bug.txt", prose + "mysqld invoked oom-killer: gfp_mask=0x0\n");
    assertThat(find("", file.toString())).hasSize(1);
    Path without = file("prose.txt", prose);
    assertRefused("is not a kernel log", without.toString());
  }

  @Test
  void file_scenarioOrSnapshot_isToldApart() throws IOException {
    Path scenario = file("s.yaml", "# mine\nschema: oom/scenario/1\nname: x\n");
    assertRefused(scenario + ": is a scenario, expected a kernel log", scenario.toString());
    Path snapshot = file("m.yaml", "---\nschema: oom/snapshot/1\n");
    assertRefused(snapshot + ": is a snapshot, expected a kernel log", snapshot.toString());
    Path recording = file("r.json", "{\"schema\": \"oom/recording/1\"}\n");
    assertRefused(recording + ": is a recording, which this version", recording.toString());
  }

  @Test
  void directory_mixed_givesItsLogsSortedAndNotesTheRest() throws IOException {
    Files.createDirectories(directory.resolve("sub"));
    Files.createDirectories(directory.resolve(".git"));
    Path second = file("sub/a.log", LOG);
    Path first = file("b.log", LOG);
    file("README.md", "# read me\n");
    file(".hidden.log", LOG);
    file(".git/c.log", LOG);
    assertThat(find("", directory.toString()))
        .extracting(LogInput::name)
        .containsExactly(first.toString(), second.toString());
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "oom: note: %s: skipped 1 file that is no kernel log: README.md%n"
                .formatted(directory));
  }

  @Test
  void directory_withoutLogs_isAnError() throws IOException {
    file("README.md", "# read me\n");
    assertRefused(directory + ": there is no kernel log in this directory", directory.toString());
    assertThat(err.size()).isZero();
  }

  @Test
  void standardInput_log_isReadWhole() throws IOException {
    List<LogInput> found = find(LOG, "-");
    assertThat(found.getFirst().name()).isEqualTo("-");
    assertThat(found.getFirst().sizeBytes()).isEqualTo(LogInput.SIZE_UNKNOWN);
    assertThat(content(found.getFirst())).isEqualTo(LOG);
  }

  @Test
  void standardInput_emptyOrOther_isAnError() {
    assertThatThrownBy(() -> find("", "-"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("standard input: is empty, expected a kernel log");
    assertThatThrownBy(() -> find("poem\n", "-"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("standard input: is not a kernel log");
  }

  private void assertRefused(String message, String argument) {
    assertThatThrownBy(() -> find("", argument))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  private List<LogInput> find(String standardInput, String... arguments) {
    InputStream in = new ByteArrayInputStream(standardInput.getBytes(UTF_8));
    Host host = new Host(Map.of(), in, OutputStream.nullOutputStream(), err, false, false);
    Messages messages = new Messages(host);
    return new InputFinder(host, messages, new Setbacks(messages)).kernelLogs(List.of(arguments));
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private static String content(LogInput input) throws IOException {
    try (InputStream in = Compression.open(input.stored().open()).bytes()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
