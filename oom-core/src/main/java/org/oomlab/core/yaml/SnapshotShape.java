package org.oomlab.core.yaml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.memory.SwapSpace;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.snapshot.Snapshot;

/** The whole document. */
final class SnapshotShape {
  /** The first line of every snapshot says this. */
  static final String SCHEMA_NAME = "oom/snapshot/1";

  private static final int LARGEST_PAGE_KIB = 1024;
  private static final TextShape TEXT = TextShape.of("a text", "^");

  private record Machine(
      KernelRelease kernel,
      int pageSizeBytes,
      long ramPages,
      SwapSpace swap,
      MemoryUse use,
      List<NodeMemory> nodes,
      CgroupVersion cgroups,
      Sysctls sysctls) {}

  /** Unlike a scenario's any that a host may have, say 6.6.87.2-microsoft-standard-WSL2. */
  private static final Shape<KernelRelease> RELEASE =
      new MappedShape<>(
          TextShape.of(
              "a kernel release in quotes, say \"6.12.3-arch1\"",
              "^[0-9]{1,9}\\.[0-9]{1,9}([^0-9][ -~]*)?$"),
          text -> Optional.of(KernelRelease.parse(text)));

  private static final Field<KernelRelease> KERNEL =
      Field.required("kernel", RELEASE, "The release whose rules hold, in quotes.");
  private static final Field<Integer> PAGE_SIZE =
      Field.optional(
          "page_size",
          new WordShape<>(pageSizes()),
          MachineState.DEFAULT_PAGE_SIZE_BYTES,
          "Size of a base page.");
  private static final Field<Long> RAM =
      PagesShape.optional("ram_pages", "RAM that the kernel manages; by default not known.");
  private static final Field<SwapSpace> SWAP =
      Field.optional("swap", StateShapes.SWAP, SwapSpace.NONE, "Swap; none by default.");
  private static final Field<MemoryUse> USE =
      Field.optional("use", StateShapes.USE, MemoryUse.UNKNOWN, "Where memory is, in pages.");
  private static final Field<List<NodeMemory>> NODES =
      Field.optional(
          "nodes",
          new ListShape<>("a list of nodes", StateShapes.NODE, 0),
          List.of(),
          "NUMA nodes, as far as known.");
  private static final Field<CgroupVersion> CGROUPS =
      Field.optional(
          "cgroups",
          TaskShape.words(CgroupVersion.values()),
          CgroupVersion.V2,
          "The hierarchy that the memory controller lives on.");
  private static final Field<Sysctls> SYSCTLS =
      Field.optional(
          "sysctls", StateShapes.SYSCTLS, Sysctls.DEFAULT, "Settings under /proc/sys/vm.");
  private static final Shape<Machine> MACHINE_SHAPE =
      new RecordShape<>(
          "the machine",
          List.of(KERNEL, PAGE_SIZE, RAM, SWAP, USE, NODES, CGROUPS, SYSCTLS),
          SnapshotShape::machine);

  private static final Field<String> SCHEMA =
      Field.required(
          "schema", WordShape.of(Map.entry(SCHEMA_NAME, SCHEMA_NAME)), "What kind of file it is.");
  private static final Field<String> STORY =
      Field.optional("story", TEXT, "", "What it shows, for people.");
  private static final Field<Snapshot.View> VIEW =
      Field.optional(
          "view",
          TaskShape.words(Snapshot.View.values()),
          Snapshot.View.UNSTATED,
          "Whose processes these are.");
  private static final Field<Long> TAKEN_BY =
      Field.optional(
          "taken_by",
          new NumberShape("a pid", 0, Integer.MAX_VALUE),
          0L,
          "Pid of the program that took it, where it is among them.");
  private static final Field<List<String>> NOTES =
      Field.optional(
          "notes",
          new ListShape<>("a list of texts", TEXT, 0),
          List.of(),
          "What could not be seen when it was taken.");
  private static final Field<Machine> MACHINE =
      Field.required("machine", MACHINE_SHAPE, "The machine.");
  private static final Field<OomShape.Told> OOM =
      Field.required("oom", OomShape.OOM, "The OOM it is in; {} where the whole of it is short.");
  private static final Field<List<MemcgState>> MEMCGS =
      Field.optional(
          "memcgs",
          new ListShape<>("a list of memcgs", MemcgStateShape.MEMCG, 0),
          List.of(),
          "Memory cgroups, parents before children, siblings as they were created.");
  private static final Field<List<TaskShape.Placed>> TASKS =
      Field.required(
          "tasks",
          new ListShape<>("a list of processes", TaskShape.TASK, 0),
          "Processes in the kernel's walk order, which decides ties.");

  static final RecordShape<Supplier<Snapshot>> SNAPSHOT =
      new RecordShape<>(
          "a snapshot",
          List.of(SCHEMA, STORY, VIEW, TAKEN_BY, NOTES, MACHINE, OOM, MEMCGS, TASKS),
          SnapshotShape::snapshot);

  private SnapshotShape() {}

  /** Returns how a page size is written. */
  static String pageSize(int bytes) {
    return (bytes >> 10) + "KiB";
  }

  private static SequencedMap<String, Integer> pageSizes() {
    SequencedMap<String, Integer> sizes = new LinkedHashMap<>();
    for (int kib = 4; kib <= LARGEST_PAGE_KIB; kib *= 2) {
      sizes.put(pageSize(kib << 10), kib << 10);
    }
    return sizes;
  }

  private static Machine machine(Values values) {
    List<NodeMemory> nodes = values.get(NODES);
    Set<Integer> ids = new HashSet<>();
    for (NodeMemory node : nodes) {
      values.require(
          ids.add(node.id()), NODES, "found the node " + node.id() + " again", "each node once");
    }
    return new Machine(
        values.get(KERNEL),
        values.get(PAGE_SIZE),
        values.get(RAM),
        values.get(SWAP),
        values.get(USE),
        nodes,
        values.get(CGROUPS),
        values.get(SYSCTLS));
  }

  private static Supplier<Snapshot> snapshot(Values values) {
    Machine machine = values.get(MACHINE);
    OomShape.Told oom = values.get(OOM);
    long machinePages = machine.ramPages + machine.swap.totalPages();
    values.require(
        oom.totalPages() != OomShape.OF_MACHINE || machinePages > 0,
        OOM,
        "found neither total_pages nor the machine's ram_pages",
        "one of them");
    List<TaskSnapshot> tasks = tasks(values.get(TASKS));
    return () ->
        new Snapshot(
            values.get(STORY),
            values.get(VIEW),
            values.number(TAKEN_BY),
            values.get(NOTES),
            new MachineState(
                machine.kernel,
                machine.pageSizeBytes,
                machine.ramPages,
                machine.swap,
                machine.use,
                machine.nodes,
                new MemcgTree(machine.cgroups, values.get(MEMCGS)),
                tasks,
                machine.sysctls),
            oom.control(machinePages));
  }

  /** At one instant a pid is one process's only. */
  private static List<TaskSnapshot> tasks(List<TaskShape.Placed> placed) {
    Map<Integer, Place> first = new HashMap<>();
    for (TaskShape.Placed one : placed) {
      Place before = first.putIfAbsent(one.task().pid(), one.place());
      if (before != null) {
        throw new MisfitException(
            one.place(),
            "the pid " + one.task().pid() + " again",
            "a pid of its own; line " + before.line() + " has this one");
      }
    }
    return placed.stream().map(TaskShape.Placed::task).toList();
  }
}
