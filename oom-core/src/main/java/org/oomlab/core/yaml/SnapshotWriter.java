package org.oomlab.core.yaml;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.memory.SwapSpace;
import org.oomlab.api.memory.ZoneState;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.snapshot.Snapshot;

/**
 * Writes a snapshot so that {@link SnapshotReader} reads the same again: a line for each process
 * and memcg, and nothing that is as it would be when left out.
 */
public final class SnapshotWriter {
  private SnapshotWriter() {}

  /** Writes the document. */
  public static void write(Writer out, Snapshot snapshot) throws IOException {
    out.write("schema: " + SnapshotShape.SCHEMA_NAME + "\n");
    head(out, snapshot);
    machine(out, snapshot.machine());
    out.write("oom: " + oom(snapshot.control()) + "\n");
    List<MemcgState> memcgs = snapshot.machine().memcgs().memcgs();
    if (!memcgs.isEmpty()) {
      out.write("memcgs:\n");
      for (MemcgState memcg : memcgs) {
        item(out, "  ", StateText.memcg(memcg));
      }
    }
    List<TaskSnapshot> tasks = snapshot.machine().tasks();
    out.write(tasks.isEmpty() ? "tasks: []\n" : "tasks:\n");
    for (TaskSnapshot task : tasks) {
      item(out, "  ", StateText.task(task));
    }
  }

  /** Returns the document. */
  public static String text(Snapshot snapshot) {
    StringWriter text = new StringWriter();
    try {
      write(text, snapshot);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void head(Writer out, Snapshot snapshot) throws IOException {
    if (!snapshot.story().isEmpty()) {
      out.write("story: " + FlowText.quoted(snapshot.story()) + "\n");
    }
    if (snapshot.view() != Snapshot.View.UNSTATED) {
      out.write("view: " + TaskShape.word(snapshot.view()) + "\n");
    }
    if (snapshot.takenBy() != 0) {
      out.write("taken_by: " + snapshot.takenBy() + "\n");
    }
    if (!snapshot.notes().isEmpty()) {
      out.write("notes:\n");
      for (String note : snapshot.notes()) {
        item(out, "  ", FlowText.quoted(note));
      }
    }
  }

  private static void machine(Writer out, MachineState machine) throws IOException {
    out.write("machine:\n");
    field(out, "kernel", FlowText.quoted(machine.kernel().text()));
    field(out, "page_size", SnapshotShape.pageSize(machine.pageSizeBytes()));
    field(out, "ram_pages", Long.toString(machine.ramPages()));
    if (!machine.swap().equals(SwapSpace.NONE)) {
      field(out, "swap", StateText.swap(machine.swap()));
    }
    if (!machine.use().equals(MemoryUse.UNKNOWN)) {
      field(out, "use", StateText.use(machine.use()));
    }
    if (!machine.nodes().isEmpty()) {
      out.write("  nodes:\n");
      for (NodeMemory node : machine.nodes()) {
        node(out, node);
      }
    }
    field(out, "cgroups", TaskShape.word(machine.memcgs().version()));
    if (!machine.sysctls().equals(Sysctls.DEFAULT)) {
      field(out, "sysctls", StateText.sysctls(machine.sysctls()));
    }
  }

  private static void node(Writer out, NodeMemory node) throws IOException {
    out.write("    - id: " + node.id() + "\n");
    out.write(node.zones().isEmpty() ? "      zones: []\n" : "      zones:\n");
    for (ZoneState zone : node.zones()) {
      item(out, "        ", StateText.zone(zone));
    }
  }

  private static String oom(OomControl control) {
    FlowText oom = new FlowText().plain("constraint", TaskShape.word(control.constraint()));
    if (control.isMemcg() && !control.domain().equals(MemcgPath.UNKNOWN)) {
      oom.quoted("memcg", control.domain().value());
    }
    oom.number("gfp_mask", control.gfpMask(), 0)
        .number("order", control.order(), 0)
        .number("total_pages", control.totalPages());
    if (!control.current().equals(TaskId.NOBODY)) {
      oom.plain("current", StateText.id(new FlowText(), control.current()).end());
    }
    return oom.end();
  }

  private static void field(Writer out, String name, String value) throws IOException {
    out.write("  " + name + ": " + value + "\n");
  }

  private static void item(Writer out, String indent, String value) throws IOException {
    out.write(indent + "- " + value + "\n");
  }

  /** Returns words as a list on one line, an empty text for none. */
  static String words(List<? extends Enum<?>> constants) {
    return constants.isEmpty()
        ? ""
        : constants.stream().map(TaskShape::word).collect(Collectors.joining(", ", "[", "]"));
  }
}
