package org.oomlab.linux.kmsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two reports printed at once by two processors, whose lines name no caller. */
class OverlapTest {
  private static final int TITLE = 12;
  private static final int FIRST_ROW = 13;
  private static final List<String> FIRST = SampleReport.MEMCG_6_6;
  private static final List<String> SECOND =
      FIRST.stream()
          .map(
              line ->
                  line.replace("4711", "8822")
                      .replace("4700", "8800")
                      .replace("indexer", "crawler")
                      .replace("/shop", "/mill")
                      .replace("51200kB", "76800kB"))
          .toList();

  private static List<OomReport> read(List<String> lines) {
    return Logs.reports(
        String.join("\n", lines.stream().map(line -> "[    1.000000] " + line).toList()) + "\n");
  }

  private static void assertWhole(OomReport report, List<String> alone) {
    OomReport expected = read(alone).getFirst();
    assertThat(report.defects()).isEmpty();
    assertThat(report.invocation()).isEqualTo(expected.invocation());
    assertThat(report.memcg()).isEqualTo(expected.memcg());
    assertThat(report.confinement()).isEqualTo(expected.confinement());
    assertThat(report.killedPids()).isEqualTo(expected.killedPids());
    assertThat(report.reaped()).hasSize(1);
    assertThat(report.table().rows())
        .extracting(TaskRow::comm)
        .isEqualTo(expected.table().rows().stream().map(TaskRow::comm).toList());
  }

  /** The head of the second stands between the lines of the first from its first row on. */
  private static List<String> headWithinTail() {
    List<String> lines = new ArrayList<>(FIRST.subList(0, FIRST_ROW));
    lines.add(FIRST.get(FIRST_ROW));
    int head = 0;
    for (String line : FIRST.subList(FIRST_ROW + 1, FIRST.size() - 1)) {
      lines.addAll(SECOND.subList(head, head + 3));
      head += 3;
      lines.add(line);
    }
    lines.addAll(SECOND.subList(head, SECOND.size()));
    lines.add(FIRST.getLast());
    return lines;
  }

  @Test
  void secondHead_withinFirstTable_isToldApart() {
    List<OomReport> reports = read(headWithinTail());

    assertThat(reports).hasSize(2);
    assertWhole(reports.getFirst(), FIRST);
    assertWhole(reports.getLast(), SECOND);
  }

  @Test
  void groupOfTheFirst_withinTheSecondHead_staysTheFirsts() {
    List<String> lines = new ArrayList<>(headWithinTail());
    int kill = lines.indexOf(FIRST.get(FIRST.size() - 2));
    lines.add(kill + 1, "Tasks in /shop/search are going to be killed due to memory.oom.group set");
    lines.add(
        kill + 2, FIRST.get(FIRST.size() - 2).replace("4711 (indexer)", "4700 (web srv (a))"));
    List<OomReport> reports = read(lines);

    assertThat(reports)
        .extracting(OomReport::killedPids)
        .containsExactly(List.of(4711, 4700), List.of(8822));
    assertThat(reports).extracting(OomReport::groupPath).containsExactly("/shop/search", "");
  }

  @Test
  void rowsOfBothTables_areNotToldApart_andNamed() {
    List<String> lines = new ArrayList<>(FIRST.subList(0, FIRST_ROW + 1));
    lines.addAll(SECOND.subList(0, FIRST_ROW + 1));
    lines.addAll(FIRST.subList(FIRST_ROW + 1, FIRST.size()));
    lines.addAll(SECOND.subList(FIRST_ROW + 1, SECOND.size()));

    assertThat(read(lines)).isNotEmpty();
    assertThat(read(lines).getFirst().has(Defect.Kind.INTERLEAVED)).isTrue();
    assertThat(read(lines).get(1).has(Defect.Kind.INTERLEAVED)).isTrue();
  }

  @Test
  void headsMixedBeforeAnyTable_areNotToldApart_andNamed() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < TITLE; i++) {
      lines.add(FIRST.get(i));
      lines.add(SECOND.get(i));
    }
    lines.addAll(FIRST.subList(TITLE, FIRST.size()));
    lines.addAll(SECOND.subList(TITLE, SECOND.size()));

    assertThat(read(lines)).anyMatch(report -> report.has(Defect.Kind.INTERLEAVED));
  }

  @Test
  void firstCutInItsTable_secondIsMarked_asItMayHoldRowsOfTheFirst() {
    List<String> lines = new ArrayList<>(FIRST.subList(0, FIRST_ROW + 1));
    lines.addAll(SECOND);
    List<OomReport> reports = read(lines);

    assertThat(reports).hasSize(2);
    assertThat(reports.getFirst().has(Defect.Kind.KILL_LINE_MISSING)).isTrue();
    assertThat(reports.getLast().has(Defect.Kind.INTERLEAVED)).isTrue();
    assertThat(reports.getLast().killedPids()).containsExactly(8822);
  }
}
