package org.oomlab.core.yaml;

import java.util.List;
import java.util.Map;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.core.scenario.CgroupSetup;
import org.oomlab.core.scenario.MemcgLimit;
import org.oomlab.core.scenario.MemcgSettings;

/** A memory cgroup, by the names of its files. */
final class CgroupShape {
  /** A path below the root. */
  static final TextShape PATH =
      TextShape.of(
          "the path of a memcg, say /system.slice/db.service",
          "^(/[A-Za-z0-9_.:@-]{1,100}){1,20}$");

  /** A path, or the root. */
  static final TextShape PATH_OR_ROOT =
      TextShape.of(
              "the path of a memcg, or / for the root", "^(/|(/[A-Za-z0-9_.:@-]{1,100}){1,20})$")
          .referringTo(Reading.NameKind.MEMCG);

  /** Bytes, or the word {@code max}. */
  static final Shape<Long> LIMIT =
      new OrWordShape(QuantityShape.SIZE, "max", MemcgSettings.UNLIMITED);

  private static final long OF_MACHINE = MemcgSettings.SWAPPINESS_OF_MACHINE;

  private static final Field<String> WHERE =
      Field.required("path", PATH.declaring(Reading.NameKind.MEMCG), "Its place.");
  private static final Field<Long> MIN = limit("memory.min", 0, "Never reclaimed below this.");
  private static final Field<Long> LOW = limit("memory.low", 0, "Reclaimed below this at last.");
  private static final Field<Long> HIGH =
      limit("memory.high", MemcgSettings.UNLIMITED, "Slowed down above this.");
  private static final Field<Long> MAX =
      limit("memory.max", MemcgSettings.UNLIMITED, "The limit; an OOM when it does not suffice.");
  private static final Field<Long> SWAP_MAX =
      limit("memory.swap.max", MemcgSettings.UNLIMITED, "The limit of swap.");
  private static final Field<Long> OOM_GROUP =
      Field.optional(
          "memory.oom.group",
          new NumberShape("a setting", 0, 1),
          0L,
          "1: all of its processes die together.");
  private static final Field<Long> V1_MAX =
      limit("memory.limit_in_bytes", MemcgSettings.UNLIMITED, "The limit, of cgroup v1.");
  private static final Field<Long> V1_MEMSW =
      limit(
          "memory.memsw.limit_in_bytes",
          MemcgSettings.UNLIMITED,
          "The limit of memory and swap together, of cgroup v1.");
  private static final Field<Long> V1_SWAPPINESS =
      Field.optional(
          "memory.swappiness",
          new NumberShape("a setting", 0, 100),
          OF_MACHINE,
          "Its own swappiness, of cgroup v1.");

  private static final List<Field<?>> V1_FILES = List.of(V1_MAX, V1_MEMSW, V1_SWAPPINESS);
  private static final List<Field<?>> V2_FILES = List.of(MIN, LOW, HIGH, MAX, SWAP_MAX, OOM_GROUP);

  /** A memcg as declared, with the places of files that one version only has. */
  record Declared(CgroupSetup setup, Place place, List<OfVersion> files) {
    Declared {
      files = List.copyOf(files);
    }
  }

  /** A file that one version only has. */
  record OfVersion(String file, CgroupVersion version, Place place) {}

  static final Shape<Declared> CGROUP =
      new RecordShape<>(
          "a memcg",
          List.of(WHERE, MIN, LOW, HIGH, MAX, SWAP_MAX, OOM_GROUP, V1_MAX, V1_MEMSW, V1_SWAPPINESS),
          CgroupShape::cgroup);

  /** The files that can be written while the machine runs. */
  static final WordShape<MemcgLimit> LIMIT_FILE =
      WordShape.of(
          Map.entry(MIN.name(), MemcgLimit.MIN),
          Map.entry(LOW.name(), MemcgLimit.LOW),
          Map.entry(HIGH.name(), MemcgLimit.HIGH),
          Map.entry(MAX.name(), MemcgLimit.MAX),
          Map.entry(SWAP_MAX.name(), MemcgLimit.SWAP_MAX),
          Map.entry(V1_MAX.name(), MemcgLimit.MAX),
          Map.entry(V1_MEMSW.name(), MemcgLimit.MEMSW_MAX));

  private CgroupShape() {}

  private static Field<Long> limit(String name, long usual, String meaning) {
    return Field.optional(name, LIMIT, usual, meaning);
  }

  private static Declared cgroup(Values values) {
    List<OfVersion> files =
        java.util.stream.Stream.concat(
                V1_FILES.stream()
                    .filter(values::has)
                    .map(f -> new OfVersion(f.name(), CgroupVersion.V1, values.place(f))),
                V2_FILES.stream()
                    .filter(values::has)
                    .map(f -> new OfVersion(f.name(), CgroupVersion.V2, values.place(f))))
            .toList();
    MemcgSettings settings =
        new MemcgSettings(
            values.get(MIN),
            values.get(LOW),
            values.get(HIGH),
            Math.min(values.get(MAX), values.get(V1_MAX)),
            values.get(SWAP_MAX),
            values.get(V1_MEMSW),
            values.get(OOM_GROUP) == 1,
            values.number(V1_SWAPPINESS));
    CgroupSetup setup = new CgroupSetup(new MemcgPath(values.get(WHERE)), settings);
    return new Declared(setup, values.place(WHERE), files);
  }
}
