package org.oomlab.linux.kmsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row that is lost is never lost without a word: the process in it may have been the largest. */
class DamagedRowTest {
  private static final String ROW = "] [    160]     0   160     1056      596 ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "'] [    160]     0   16x     1056      596 '",
        "']     160      0   160     1056      596 '",
        "'] [    160]     0   160     1056      99999999999999999999999 '",
        "' [    160]     0   160     1056      596 '",
        "'] [    160]     99999999999999999999   160     1056      596 '",
        "'] [    160]     99999999999   160     1056      596 '",
      })
  void row_damagedInAnyField_isMissed(String damaged) throws IOException {
    String log = Files.readString(Path.of("../examples/memcg-limit.log"));
    assertThat(log).contains(ROW);

    OomReport report = only(log.replace(ROW, damaged));

    assertThat(report.table().rows()).hasSize(7);
    assertThat(report.defects()).extracting(Defect::kind).containsExactly(Defect.Kind.ROW_GARBLED);
  }

  @Test
  void row_cutBehindItsPid_isMissed() throws IOException {
    String log = Files.readString(Path.of("../examples/memcg-limit.log"));
    int row = log.indexOf(ROW);

    OomReport report =
        only(
            log.substring(0, row)
                + ROW.substring(0, ROW.indexOf("0   160"))
                + log.substring(log.indexOf('\n', row)));

    assertThat(report.table().rows()).hasSize(7);
    assertThat(report.defects()).extracting(Defect::kind).containsExactly(Defect.Kind.ROW_GARBLED);
  }

  @Test
  void table_sound_missesNothing() throws IOException {
    OomReport report = only(Files.readString(Path.of("../examples/memcg-limit.log")));

    assertThat(report.table().rows()).hasSize(8);
    assertThat(report.defects()).isEmpty();
  }

  /** The kernel names the victim of a group kill twice. */
  @Test
  void groupWithoutReport_namesItsVictimOnce() throws IOException {
    String kill = "[    5.%d] Memory cgroup out of memory: Killed process %d (w) total-vm:4kB\n";
    String log =
        kill.formatted(1, 11)
            + "[    5.2] Tasks in /a are going to be killed due to memory.oom.group set\n"
            + kill.formatted(3, 10)
            + kill.formatted(4, 11)
            + kill.formatted(5, 12);

    assertThat(events(log))
        .extracting(event -> ((UnreportedKill) event).kill().pid())
        .containsExactly(11, 10, 12);
  }

  /** Its victim is not always named twice, and its pid may be another process's later. */
  @Test
  void groupWithoutReport_thenAReport_forgetsItsVictim() throws IOException {
    String kill = "[    5.%d] Memory cgroup out of memory: Killed process %d (w) total-vm:4kB\n";
    String log =
        kill.formatted(1, 11)
            + "[    5.2] Tasks in /a are going to be killed due to memory.oom.group set\n"
            + kill.formatted(3, 10)
            + Files.readString(Path.of("../examples/memcg-limit.log"))
            + "[   99.0] Linux version 6.12.1\n"
            + kill.formatted(4, 11);

    assertThat(events(log).stream().filter(UnreportedKill.class::isInstance))
        .extracting(event -> ((UnreportedKill) event).kill().pid())
        .containsExactly(11, 10, 11);
  }

  private static OomReport only(String log) throws IOException {
    List<KmsgEvent> events = events(log);
    assertThat(events).hasSize(1);
    return (OomReport) events.getFirst();
  }

  private static List<KmsgEvent> events(String log) throws IOException {
    List<KmsgEvent> events = new ArrayList<>();
    OomReportParser.parse(
        new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), events::add);
    return events;
  }
}
