package org.oomlab.core.yaml;

import java.util.List;
import org.oomlab.core.scenario.Importance;
import org.oomlab.core.scenario.Limits;
import org.oomlab.core.scenario.RestartPolicy;
import org.oomlab.core.scenario.ServiceObjective;

/** What the death of a process means, and what is done about it. */
final class ImportanceShapes {
  private static final Field<Long> DELAY =
      Field.required("delay", QuantityShape.TIME, "Time before the first restart.");
  private static final Field<Long> GROWTH =
      Field.optional(
          "growth",
          QuantityShape.SHARE.within(Limits.PER_MILLE, RestartPolicy.Restart.MAX_GROWTH_PER_MILLE),
          (long) Limits.PER_MILLE,
          "Factor of the delay from one restart to the next; 200% doubles it.");
  private static final Field<Long> MAX_DELAY =
      Field.optional("max_delay", QuantityShape.TIME, 0L, "Longest delay; by default the first.");
  private static final Field<Long> BURST =
      Field.optional(
          "burst",
          new NumberShape("starts", 1, Limits.MAX_RESTARTS),
          0L,
          "Starts allowed within window, after which it stays down.");
  private static final Field<Long> WINDOW =
      Field.optional("window", QuantityShape.TIME, 0L, "The time that burst counts in.");

  static final Shape<RestartPolicy> RESTART =
      new RecordShape<>(
          "a restart policy",
          List.of(DELAY, GROWTH, MAX_DELAY, BURST, WINDOW),
          ImportanceShapes::restart);

  private static final Field<Long> AT_LEAST =
      Field.optional(
          "at_least",
          new NumberShape("processes", 1, Limits.MAX_PROCESSES),
          1L,
          "Processes that must live.");
  private static final Field<Long> STALL_AT_MOST =
      Field.optional(
          "stall_at_most",
          QuantityShape.SHARE,
          (long) Limits.PER_MILLE,
          "Share of time that they may wait for memory.");
  private static final Shape<ServiceObjective> AVAILABLE =
      new RecordShape<>(
          "a promise to be available",
          List.of(AT_LEAST, STALL_AT_MOST),
          values ->
              new ServiceObjective.Available(
                  values.number(AT_LEAST), values.number(STALL_AT_MOST)));

  private static final Field<Boolean> CRITICAL =
      Field.optional("critical", new FlagShape(), false, "Its death is a wrong kill.");
  private static final Field<Boolean> CULPRIT =
      Field.optional(
          "culprit", new FlagShape(), false, "While it lives, the kill of another is wrong.");
  private static final Field<Long> WORK_WEIGHT =
      Field.optional(
          "work_weight",
          QuantityShape.SHARE.within(0, Importance.MAX_WEIGHT_PER_MILLE),
          (long) Limits.PER_MILLE,
          "What its lost CPU time counts against that of others.");
  private static final Field<ServiceObjective> OBJECTIVE =
      Field.optional(
          "available", AVAILABLE, new ServiceObjective.None(), "What its users were promised.");

  static final Shape<Importance> IMPORTANCE =
      new RecordShape<>(
          "the importance",
          List.of(CRITICAL, CULPRIT, WORK_WEIGHT, OBJECTIVE),
          values ->
              new Importance(
                  values.get(CRITICAL),
                  values.get(CULPRIT),
                  values.number(WORK_WEIGHT),
                  values.get(OBJECTIVE)));

  private ImportanceShapes() {}

  private static RestartPolicy restart(Values values) {
    long delay = values.get(DELAY);
    long maxDelay = values.has(MAX_DELAY) ? values.get(MAX_DELAY) : delay;
    values.require(maxDelay >= delay, MAX_DELAY, "found a max_delay below delay", "at least delay");
    values.require(
        values.has(BURST) == values.has(WINDOW),
        values.has(BURST) ? BURST : WINDOW,
        "found one of burst and window",
        "both");
    return new RestartPolicy.Restart(
        delay, values.number(GROWTH), maxDelay, values.number(BURST), values.get(WINDOW));
  }
}
