package org.oomlab.core.yaml;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.MemoryKind;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.memory.SwapSpace;
import org.oomlab.api.memory.Watermarks;
import org.oomlab.api.memory.ZoneState;

/** Parts of the machine of a snapshot. */
final class StateShapes {
  /** The path of a memcg as any source tells it. */
  static final TextShape PATH =
      TextShape.of("the path of a memcg, say \"/system.slice/db.service\"", "^/([\\s\\S]*[^/])?$");

  private static final long NOT_TOLD = -1;

  private static final Field<Long> SWAP_TOTAL =
      Field.required("total_pages", PagesShape.PAGES, "All active areas together.");
  private static final Field<Long> SWAP_FREE = PagesShape.optional("free_pages", "The free ones.");

  /** The machine's swap. */
  static final Shape<SwapSpace> SWAP =
      new RecordShape<>("the swap", List.of(SWAP_TOTAL, SWAP_FREE), StateShapes::swap);

  private static final Map<MemoryKind, Field<Long>> KINDS =
      Arrays.stream(MemoryKind.values())
          .collect(
              Collectors.toMap(
                  kind -> kind,
                  kind ->
                      Field.optional(
                          kind.kernelName(), PagesShape.PAGES, NOT_TOLD, "Pages of this kind."),
                  (first, _) -> first,
                  () -> new EnumMap<>(MemoryKind.class)));

  /** Where memory was. */
  static final Shape<MemoryUse> USE =
      new RecordShape<>("the use of memory", List.copyOf(KINDS.values()), StateShapes::use);

  private static final Field<String> ZONE_NAME =
      Field.required(
          "name", TextShape.of("the name of a zone", "^[A-Za-z0-9]{1,16}$"), "DMA32, Normal ...");
  private static final Field<Long> FREE = PagesShape.optional("free_pages", "Free pages.");
  private static final Field<Long> MIN = PagesShape.optional("min_pages", "The watermark min.");
  private static final Field<Long> LOW = PagesShape.optional("low_pages", "The watermark low.");
  private static final Field<Long> HIGH = PagesShape.optional("high_pages", "The watermark high.");
  private static final Field<Long> PRESENT =
      PagesShape.optional("present_pages", "Physical pages, without holes.");
  private static final Field<Long> MANAGED =
      PagesShape.optional("managed_pages", "Pages that the buddy allocator manages.");
  private static final Shape<ZoneState> ZONE =
      new RecordShape<>(
          "a zone", List.of(ZONE_NAME, FREE, MIN, LOW, HIGH, PRESENT, MANAGED), StateShapes::zone);

  private static final Field<Long> NODE_ID =
      Field.required("id", new NumberShape("a node", 0, Integer.MAX_VALUE), "Number of the node.");
  private static final Field<List<ZoneState>> ZONES =
      Field.required("zones", new ListShape<>("a list of zones", ZONE, 0), "Lowest first.");

  /** A NUMA node. */
  static final Shape<NodeMemory> NODE =
      new RecordShape<>(
          "a node",
          List.of(NODE_ID, ZONES),
          values -> new NodeMemory(values.number(NODE_ID), values.get(ZONES)));

  private static final Sysctls USUAL = Sysctls.DEFAULT;
  private static final Field<Long> SWAPPINESS =
      setting("vm.swappiness", 200, USUAL.swappiness(), "How gladly it swaps.");
  private static final Field<Long> PANIC =
      setting("vm.panic_on_oom", 2, USUAL.panicOnOom(), "Whether an OOM is a panic.");
  private static final Field<Long> ALLOCATING =
      setting("vm.oom_kill_allocating_task", 1, 0, "1: who asks for memory dies, unscored.");
  private static final Field<Long> DUMP =
      setting("vm.oom_dump_tasks", 1, 1, "1: reports show the task table.");

  /** Settings under {@code /proc/sys/vm} that change what an OOM does. */
  static final Shape<Sysctls> SYSCTLS =
      new RecordShape<>(
          "the settings",
          List.of(SWAPPINESS, PANIC, ALLOCATING, DUMP),
          values ->
              new Sysctls(
                  values.number(PANIC),
                  values.get(ALLOCATING) == 1,
                  values.get(DUMP) == 1,
                  values.number(SWAPPINESS)));

  private StateShapes() {}

  private static Field<Long> setting(String name, int max, long usual, String meaning) {
    return Field.optional(name, new NumberShape("a setting", 0, max), usual, meaning);
  }

  private static SwapSpace swap(Values values) {
    long total = values.get(SWAP_TOTAL);
    long free = values.get(SWAP_FREE);
    values.require(free <= total, SWAP_FREE, "found " + free + " free", "at most " + total);
    return new SwapSpace(total, free);
  }

  private static MemoryUse use(Values values) {
    EnumMap<MemoryKind, Long> pages = new EnumMap<>(MemoryKind.class);
    KINDS.forEach(
        (kind, field) -> {
          if (values.has(field)) {
            pages.put(kind, values.get(field));
          }
        });
    return new MemoryUse(pages);
  }

  private static ZoneState zone(Values values) {
    long min = values.get(MIN);
    long low = values.get(LOW);
    long high = values.get(HIGH);
    values.require(low >= min, LOW, "found the watermark low " + low, "at least min, " + min);
    values.require(high >= low, HIGH, "found the watermark high " + high, "at least low, " + low);
    return new ZoneState(
        values.get(ZONE_NAME),
        values.get(FREE),
        new Watermarks(min, low, high),
        values.get(PRESENT),
        values.get(MANAGED));
  }
}
