package org.oomlab.cli.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecognitionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[    0.000000] Linux version 6.1.0",
        "[12345.678901] usb 1-1: new device",
        "[  +0.001234] usb 1-1: new device",
        "10.0.0.1: kern:    info: [2023-01-02T15:04:05.123456789Z]: usb",
        "\u001b[32m[   12.345678] \u001b[0mred",
        "[Mon Jan  2 15:04:05 2023] usb 1-1",
        "[lun. janv.  2 15:04:05 2023] usb 1-1",
        "<6>[   12.345678] usb",
        "<4>usb without a time",
        "6,1234,5678901,-;usb 1-1",
        "Jan  2 15:04:05 host kernel: usb 1-1",
        "Jan 12 15:04:05 host systemd[1]: Started it",
        "2023-01-02T15:04:05+0100 host kernel: usb",
        "2023-01-02T15:04:05.123456789Z stderr F usb",
        "2023-01-02 15:04:05 host kernel: usb",
        "{\"__CURSOR\":\"s=1\",\"MESSAGE\":\"usb\"}",
        "{\"log\":\"usb\",\"stream\":\"stdout\"}",
        "{\"log\": \"usb\", \"stream\" : \"stdout\"}",
        "    mysqld invoked oom-killer: gfp_mask=0x201da, order=0",
        "> Killed process 123 (java) total-vm:1kB"
      })
  void line_ofAKernelLog_makesItOne(String line) {
    assertThat(kind("some heading\n" + line + "\n")).isEqualTo(InputKind.KERNEL_LOG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain words",
        "root:x:0:0:root:/root:/bin/bash",
        "<html><body>",
        "[section]\nkey=value",
        "[1.5] a footnote",
        "{\"pid\": 1, \"text\": \"x invoked oom-killer\"}",
        "1,2,3",
        "10.0.0.1 GET /index.html"
      })
  void line_ofSomethingElse_doesNot(String line) {
    assertThat(kind(line + "\n")).isEqualTo(InputKind.UNKNOWN);
  }

  @Test
  void wildLogs_allOfThem_areRecognisedAndTheirNotesAreNot() throws IOException {
    String corpus = System.getProperty("oom.corpus", "");
    assumeThat(corpus).as("no corpus given with -Doom.corpus=DIR").isNotEmpty();
    assertThat(unrecognised(Path.of(corpus, "wild"), ".log", InputKind.KERNEL_LOG)).isEmpty();
    assertThat(unrecognised(Path.of(corpus, "lab"), ".gz", InputKind.KERNEL_LOG)).isEmpty();
    assertThat(unrecognised(Path.of(corpus, "wild"), ".json", InputKind.UNKNOWN)).isEmpty();
  }

  private static List<Path> unrecognised(Path directory, String suffix, InputKind kind)
      throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> some = files.filter(file -> file.toString().endsWith(suffix)).toList();
      assertThat(some).isNotEmpty();
      return some.stream().filter(file -> kindOf(file) != kind).toList();
    }
  }

  private static InputKind kindOf(Path file) {
    try {
      return Recognition.of(Files.readAllBytes(file)).kind();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputKind kind(String text) {
    return Recognition.of(text.getBytes(UTF_8)).kind();
  }
}
