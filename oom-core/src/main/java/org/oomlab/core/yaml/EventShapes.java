package org.oomlab.core.yaml;

import java.util.List;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.core.scenario.MemcgLimit;
import org.oomlab.core.scenario.SwapDevice;
import org.oomlab.core.scenario.TimedEvent;

/** What is changed from outside while the machine runs. */
final class EventShapes {
  private static final Field<Long> AT =
      Field.required("at", QuantityShape.TIME, "When, from the start of the run.");

  private static final Field<String> MEMCG =
      Field.required(
          "memcg",
          new TextShape(
              CgroupShape.PATH.what(),
              CgroupShape.PATH.pattern(),
              new TextShape.Use.Refers(Reading.NameKind.MEMCG)),
          "Which.");
  private static final Field<MemcgLimit> FILE =
      Field.required("file", CgroupShape.LIMIT_FILE, "Which of its files.");
  private static final Field<Long> LIMIT =
      Field.required("to", CgroupShape.LIMIT, "The new value.");
  private static final Shape<TimedEvent> SET_LIMIT =
      new RecordShape<>(
          "the change of a limit",
          List.of(AT, MEMCG, FILE, LIMIT),
          values ->
              new TimedEvent.LimitChanged(
                  values.get(AT),
                  new MemcgPath(values.get(MEMCG)),
                  values.get(FILE),
                  values.get(LIMIT)));

  private static final Field<SwapDevice> DEVICE =
      Field.required("device", SwapShape.DEVICE, "The device.");
  private static final Shape<TimedEvent> ADD_SWAP =
      new RecordShape<>(
          "a swapon",
          List.of(AT, DEVICE),
          values -> new TimedEvent.SwapAdded(values.get(AT), values.get(DEVICE)));

  private static final Field<String> GROUP =
      Field.required(
          "group", ProcessShapes.NAME.referringTo(Reading.NameKind.GROUP), "Whose processes.");
  private static final Field<Long> ADJ =
      Field.required("to", ProcessShapes.ADJ, "The new oom_score_adj.");
  private static final Shape<TimedEvent> SET_ADJ =
      new RecordShape<>(
          "the change of an oom_score_adj",
          List.of(AT, GROUP, ADJ),
          values ->
              new TimedEvent.OomScoreAdjSet(values.get(AT), values.get(GROUP), values.number(ADJ)));

  static final Shape<TimedEvent> EVENT =
      new ChoiceShape<TimedEvent>(
          "an event",
          List.of(
              Field.required("set_limit", SET_LIMIT, "A limit of a memcg is written."),
              Field.required("add_swap", ADD_SWAP, "swapon of one more device."),
              Field.required("set_oom_score_adj", SET_ADJ, "oom_score_adj is written.")));

  private EventShapes() {}

  /** Returns whether a limit is one of that hierarchy's. */
  static boolean exists(MemcgLimit limit, CgroupVersion version) {
    return switch (limit) {
      case MAX -> true;
      case MEMSW_MAX -> version == CgroupVersion.V1;
      case MIN, LOW, HIGH, SWAP_MAX -> version == CgroupVersion.V2;
    };
  }
}
