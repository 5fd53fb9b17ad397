package org.oomlab.core.yaml;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.core.scenario.CgroupSetup;
import org.oomlab.core.scenario.Limits;
import org.oomlab.core.scenario.MachineSetup;
import org.oomlab.core.scenario.ProcessGroup;
import org.oomlab.core.scenario.Scenario;
import org.oomlab.core.scenario.TimedEvent;

/** The whole document. */
final class ScenarioShape {
  /** The first line of every scenario says this. */
  static final String SCHEMA_NAME = "oom/scenario/1";

  private static final long USUAL_SAMPLES = 120;

  private static final Field<String> SCHEMA =
      Field.required(
          "schema", WordShape.of(Map.entry(SCHEMA_NAME, SCHEMA_NAME)), "What kind of file it is.");
  private static final Field<String> NAME =
      Field.required("name", ProcessShapes.NAME, "Short name.");
  private static final Field<String> STORY =
      Field.optional(
          "story", TextShape.of("a text", "^"), "", "What happens and what to watch, for people.");
  private static final Field<Long> SEED =
      Field.optional(
          "seed", new NumberShape("a seed", 0, Long.MAX_VALUE), 1L, "Of all that is drawn.");
  private static final Field<Long> DURATION =
      Field.required(
          "duration",
          QuantityShape.TIME.within(1, Limits.MAX_MILLIS),
          "How long the machine runs.");
  private static final Field<Long> SAMPLE =
      Field.optional(
          "sample",
          QuantityShape.TIME.within(1, Limits.MAX_MILLIS),
          0L,
          "Time between two points of the timeline; by default a 120th of duration.");
  private static final Field<MachineSetup> MACHINE =
      Field.required("machine", MachineShapes.MACHINE, "The machine.");
  private static final Field<List<CgroupShape.Declared>> CGROUPS =
      Field.optional(
          "cgroups",
          new ListShape<>("a list of memcgs", CgroupShape.CGROUP, 0),
          List.of(),
          "Memory cgroups, parents before children.");
  private static final Field<List<ProcessGroup>> PROCESSES =
      Field.required(
          "processes",
          new ListShape<>("a list of groups of processes", ProcessShapes.GROUP, 1),
          "Who runs.");
  private static final Field<List<TimedEvent>> EVENTS =
      Field.optional(
          "events",
          new ListShape<>("a list of events", EventShapes.EVENT, 0),
          List.of(),
          "What is changed while it runs.");

  /** The document; its names are not resolved yet when it is read, so it is made afterwards. */
  static final RecordShape<Supplier<Scenario>> SCENARIO =
      new RecordShape<>(
          "a scenario",
          List.of(SCHEMA, NAME, STORY, SEED, DURATION, SAMPLE, MACHINE, CGROUPS, PROCESSES, EVENTS),
          ScenarioShape::scenario);

  private ScenarioShape() {}

  private static Supplier<Scenario> scenario(Values values) {
    long duration = values.get(DURATION);
    long sample = values.has(SAMPLE) ? values.get(SAMPLE) : Math.max(1, duration / USUAL_SAMPLES);
    values.require(sample <= duration, SAMPLE, "found a sample longer than duration", "a part");
    requireFilesOf(values.get(MACHINE).cgroupVersion(), values);
    long processes = values.get(PROCESSES).stream().mapToLong(ProcessGroup::count).sum();
    values.require(
        processes <= Limits.MAX_PROCESSES,
        PROCESSES,
        "found " + processes + " processes",
        "at most " + Limits.MAX_PROCESSES);
    List<CgroupSetup> cgroups =
        values.get(CGROUPS).stream().map(CgroupShape.Declared::setup).toList();
    return () ->
        new Scenario(
            values.get(NAME),
            values.get(STORY).strip(),
            values.get(MACHINE),
            cgroups,
            values.get(PROCESSES),
            values.get(EVENTS),
            values.get(SEED),
            duration,
            sample);
  }

  private static void requireFilesOf(CgroupVersion version, Values values) {
    for (CgroupShape.Declared declared : values.get(CGROUPS)) {
      for (CgroupShape.OfVersion file : declared.files()) {
        if (file.version() != version) {
          throw new MisfitException(
              file.place(),
              "found " + file.file() + ", a file of cgroup " + word(file.version()),
              "files of cgroup " + word(version) + ", which the machine has");
        }
      }
    }
    for (TimedEvent event : values.get(EVENTS)) {
      if (event instanceof TimedEvent.LimitChanged changed) {
        values.require(
            EventShapes.exists(changed.limit(), version),
            EVENTS,
            "found the change of a limit that cgroup " + word(version) + " does not have",
            "a file of cgroup " + word(version));
      }
    }
  }

  private static String word(CgroupVersion version) {
    return version == CgroupVersion.V1 ? "v1" : "v2";
  }
}
