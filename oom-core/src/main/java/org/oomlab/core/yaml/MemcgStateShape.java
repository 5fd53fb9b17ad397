package org.oomlab.core.yaml;

import java.util.List;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgStat;
import org.oomlab.api.memory.MemcgState;

/** A memory cgroup of a snapshot. */
final class MemcgStateShape {
  private static final Field<String> PATH =
      Field.required(
          "path", StateShapes.PATH.declaring(Reading.NameKind.MEMCG), "Its place, from the root.");
  private static final Field<Long> MAX = limit("max_pages", "memory.max; no limit by default.");
  private static final Field<Long> SWAP_MAX =
      limit("swap_max_pages", "memory.swap.max, of cgroup v2; no limit by default.");
  private static final Field<Long> MEMSW_MAX =
      limit("memsw_max_pages", "The limit of memory and swap together, of cgroup v1.");
  private static final Field<Long> USAGE =
      PagesShape.optional("usage_pages", "Pages charged to it and its descendants.");
  private static final Field<Long> SWAP_USAGE =
      PagesShape.optional("swap_usage_pages", "Swap charged to it and its descendants.");
  private static final Field<Boolean> OOM_GROUP =
      Field.optional(
          "oom_group", new FlagShape(), false, "memory.oom.group: all of it dies together.");
  private static final Field<Long> ANON = own("anon_pages", "anonymous pages");
  private static final Field<Long> UNEVICTABLE = own("unevictable_pages", "unevictable pages");
  private static final Field<Long> SLAB =
      own("slab_unreclaimable_pages", "slab that reclaim cannot free");
  private static final Field<Long> STACK = own("kernel_stack_pages", "kernel stacks");
  private static final Field<Long> SOCK = own("sock_pages", "socket buffers");
  private static final Field<Long> SWAP = own("swap_pages", "swapped-out pages");

  static final Shape<MemcgState> MEMCG =
      new RecordShape<>(
          "a memcg",
          List.of(
              PATH,
              MAX,
              SWAP_MAX,
              MEMSW_MAX,
              USAGE,
              SWAP_USAGE,
              OOM_GROUP,
              ANON,
              UNEVICTABLE,
              SLAB,
              STACK,
              SOCK,
              SWAP),
          MemcgStateShape::memcg);

  private MemcgStateShape() {}

  private static Field<Long> limit(String name, String meaning) {
    return Field.optional(name, PagesShape.PAGES, MemcgLimits.UNLIMITED, meaning);
  }

  private static Field<Long> own(String name, String what) {
    return PagesShape.optional(name, "Without its descendants: " + what + ".");
  }

  private static MemcgState memcg(Values values) {
    return new MemcgState(
        new MemcgPath(values.get(PATH)),
        new MemcgLimits(values.get(MAX), values.get(SWAP_MAX), values.get(MEMSW_MAX)),
        values.get(USAGE),
        values.get(SWAP_USAGE),
        values.get(OOM_GROUP),
        new MemcgStat(
            values.get(ANON),
            values.get(UNEVICTABLE),
            values.get(SLAB),
            values.get(STACK),
            values.get(SOCK),
            values.get(SWAP)));
  }
}
