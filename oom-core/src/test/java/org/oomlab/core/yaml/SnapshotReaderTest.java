package org.oomlab.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.snapshot.Snapshot;

class SnapshotReaderTest {
  private static final String FULL = Texts.resource("/snapshot/full.yaml");

  private static final String LEAST =
      """
      schema: oom/snapshot/1
      machine: {kernel: "6.12", ram_pages: 1000}
      oom: {}
      tasks: []
      """;

  @Test
  void snapshot_everyField_isRead() throws Exception {
    Snapshot snapshot = SnapshotReader.read(FULL);

    assertThat(snapshot.view()).isEqualTo(Snapshot.View.CONTAINER);
    assertThat(snapshot.takenBy()).isEqualTo(77);
    assertThat(snapshot.machine().kernel().text()).isEqualTo("6.6.87.2-microsoft-standard-WSL2");
    assertThat(snapshot.machine().pageSizeBytes()).isEqualTo(65_536);
    assertThat(snapshot.control().domain()).isEqualTo(new MemcgPath("/batch"));
    assertThat(snapshot.control().current()).isEqualTo(new TaskId(300, 17));
    TaskSnapshot job = snapshot.machine().tasks().getLast();
    assertThat(job.mmPid()).isEqualTo(301);
    assertThat(job.rssSplit()).isEqualTo(new RssSplit.Known(1800, 90, 10));
    assertThat(job.flags().asSet()).containsExactly(TaskFlag.EXITING, TaskFlag.OOM_ORIGIN);
    assertThat(job.lineage()).isInstanceOf(Lineage.Known.class);
    assertThat(snapshot.machine().tasks().getFirst().comm()).isEqualTo("(oom) \"x\" \u001b[2J");
  }

  @Test
  void snapshot_readAndWritten_isTheSameText() throws Exception {
    assertThat(written(SnapshotReader.read(FULL))).isEqualTo(FULL);
  }

  /** RAM and swap are the total where the whole machine is short. */
  @Test
  void snapshot_nothingThatCanBeLeftOut_isAMachineInNeed() throws Exception {
    Snapshot snapshot = SnapshotReader.read(LEAST);

    assertThat(snapshot.control()).isEqualTo(Snapshot.wholeMachine(snapshot.machine()));
    assertThat(snapshot.control().constraint()).isEqualTo(OomConstraint.NONE);
    assertThat(snapshot.control().totalPages()).isEqualTo(1000);
  }

  @Test
  void snapshot_severalProblems_areAllTold() {
    String text =
        LEAST.replace("tasks: []", "tasks:\n  - {pid: 0, name: a, rss_pages: 1}\n  - {pid: 2}");

    assertThat(problems(text))
        .containsExactly(
            "s.yaml:5:11: found '0', expected a pid, a whole number from 1 to 2147483647",
            "s.yaml:6:5: the field 'name' of a process is missing, expected a command name",
            "s.yaml:6:5: the field 'rss_pages' of a process is missing, expected pages, a whole"
                + " number from 0 to 4503599627370496");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "anon_pages: 1800, file     | anon_pages: 1801, file   | a split of 1901 pages",
        "constraint: memcg, memcg   | constraint: none, memcg  | the memcg of an OOM",
        "total_pages: 2048, current | current                  | confined to a part",
        "free_pages: 17             | free_pages: 4097         | found 4097 free",
        "low_pages: 20              | low_pages: 9             | the watermark low 9",
        "high_pages: 30             | high_pages: 19           | the watermark high 19",
      })
  void fields_thatDoNotGoTogether_areRefused(String right, String wrong, String problem) {
    assertThat(FULL).contains(right);

    assertThat(problems(FULL.replace(right, wrong)))
        .hasSize(1)
        .allSatisfy(line -> assertThat(line).contains(problem));
  }

  @Test
  void memcg_standingTwiceOrBehindItsChild_isRefused() {
    String text =
        LEAST + "memcgs: [{path: /a/b/c}, {path: /a, usage_pages: 1}, {path: /d}, {path: /d}]\n";

    assertThat(problems(text))
        .containsExactly(
            "s.yaml:5:17: found the memcg '/a/b/c', expected its ancestor /a before it",
            "s.yaml:5:73: the memcg '/d' again, expected a name of its own; line 5 has declared"
                + " this one");
  }

  @Test
  void task_pidOfAnother_isRefused() {
    String task = "{pid: 5, name: a, rss_pages: 1}";
    String text = LEAST.replace("[]", "[" + task + ", " + task + "]");

    assertThat(problems(text))
        .containsExactly(
            "s.yaml:4:48: the pid 5 again, expected a pid of its own; line 4 has this one");
  }

  @Test
  void task_morePmdTablesThanTables_isRefused() {
    String task = "{pid: 5, name: a, rss_pages: 1, pgtables_bytes: 8191, pmd_table_pages: 2}";

    assertThat(problems(LEAST.replace("[]", "[" + task + "]")))
        .hasSize(1)
        .allSatisfy(line -> assertThat(line).contains("s.yaml:4:", "found 2 pages of PMD tables"));
  }

  @Test
  void node_standingTwice_isRefused() {
    String nodes = ", nodes: [{id: 1, zones: []}, {id: 1, zones: []}]}";

    assertThat(problems(LEAST.replace("1000}", "1000" + nodes)))
        .hasSize(1)
        .allSatisfy(line -> assertThat(line).contains("s.yaml:2:", "found the node 1 again"));
  }

  @Test
  void published_schema_isMadeOfTheReadersShapes() throws IOException {
    String made = SchemaWriter.snapshot();

    assertThat(PublishedSchema.SNAPSHOT.text(made))
        .as("rewrite with -Doom.golden=write")
        .isEqualTo(made);
    assertThat(PublishedSchema.SNAPSHOT.complaints(FULL)).isEqualTo("[]");
    assertThat(PublishedSchema.SNAPSHOT.complaints(LEAST)).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "schema: oom/snapshot/1 | schema: oom/snapshot/2",
        "view: container        | view: nowhere",
        "page_size: 64KiB       | page_size: 65536",
        "kernel: \"6.6.87.2    | kernel: \"newest",
        "cgroups: v1            | cgroups: 1",
        "ram_pages: 131072      | ram_pages: -1",
        "ram_pages: 131072      | ram: 8GiB",
        "order: 2               | order: 64",
        "pid: 77, name          | pid: 0, name",
        "name: \"job\"        | name: 12",
        "rss_pages: 1900, rss   | rss_pages: 1.5, rss",
        "oom_score_adj: -17     | oom_score_adj: -1001",
        "flags: [exiting        | flags: [leaving",
        "path: \"/batch\"     | path: \"batch\"",
        "path: \"/batch\"     | path: \"/batch/\"",
        "oom_group: true        | oom_group: 1",
        "nice: 5                | nice: 20",
        "active_anon: 100000    | anon: 100000",
        "vm.swappiness: 10      | vm.swappiness: 201",
      })
  void wrongText_ofAnyKind_isRefusedByReaderAndSchema(String right, String wrong) {
    assertThat(FULL).contains(right);
    String text = FULL.replace(right, wrong);

    assertThat(problems(text)).as(wrong).isNotEmpty();
    assertThat(PublishedSchema.SNAPSHOT.accepts(text)).as(wrong).isFalse();
  }

  @ParameterizedTest
  @MethodSource
  void example_published_isAcceptedByBoth(Path file) throws Exception {
    String text = PublishedSchema.text(file);

    assertThat(SnapshotReader.read(text).story()).isNotBlank();
    assertThat(PublishedSchema.SNAPSHOT.complaints(text)).isEqualTo("[]");
  }

  static List<Path> example_published_isAcceptedByBoth() throws IOException {
    List<Path> examples = PublishedSchema.SNAPSHOT.examples();
    assertThat(examples).isNotEmpty();
    return examples;
  }

  private static String written(Snapshot snapshot) throws IOException {
    StringWriter out = new StringWriter();
    SnapshotWriter.write(out, snapshot);
    return out.toString();
  }

  private static List<String> problems(String text) {
    try {
      SnapshotReader.read(text);
      return List.of();
    } catch (BadDocumentException e) {
      return e.lines("s.yaml");
    }
  }
}
