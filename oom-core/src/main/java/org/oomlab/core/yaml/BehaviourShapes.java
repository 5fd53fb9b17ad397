package org.oomlab.core.yaml;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.oomlab.core.scenario.Behaviour;
import org.oomlab.core.scenario.Distribution;
import org.oomlab.core.scenario.Limits;
import org.oomlab.core.scenario.PageKind;

/** What a process does with memory. */
final class BehaviourShapes {
  private static final QuantityShape ABOVE_ZERO = QuantityShape.TIME.within(1, Limits.MAX_MILLIS);

  private static final Field<PageKind> KIND =
      Field.optional(
          "kind",
          WordShape.of(
              Map.entry("anon", PageKind.ANON),
              Map.entry("file", PageKind.FILE),
              Map.entry("shmem", PageKind.SHMEM),
              Map.entry("mlocked", PageKind.MLOCKED)),
          PageKind.ANON,
          "What kind of memory.");
  private static final Field<Long> TOUCHED =
      Field.optional(
          "touched", QuantityShape.SHARE, 0L, "Share of it that is touched again each second.");
  private static final Field<Long> START =
      Field.optional("start", QuantityShape.TIME, 0L, "When, from the start of the process.");

  private static final Field<Distribution> SIZE =
      Field.required("size", DistributionShapes.SIZE, "How much, drawn for each process.");
  private static final Shape<Behaviour> STEADY =
      shape(
          "steady memory",
          List.of(KIND, SIZE, TOUCHED),
          v -> new Behaviour.Steady(v.get(KIND), v.get(SIZE), v.number(TOUCHED)));

  private static final Field<Distribution> RATE =
      Field.required("rate", DistributionShapes.RATE, "How fast, drawn for each process.");
  private static final Field<Long> UP_TO =
      Field.optional("up_to", QuantityShape.SIZE, Limits.MAX_BYTES, "Where it stops.");
  private static final Shape<Behaviour> LEAK =
      shape(
          "a leak",
          List.of(START, RATE, UP_TO, TOUCHED),
          v -> new Behaviour.Leak(v.get(START), v.get(RATE), v.get(UP_TO), v.number(TOUCHED)));

  private static final Field<Long> FROM =
      Field.optional("from", QuantityShape.SIZE, 0L, "The size before.");
  private static final Field<Long> TO = Field.required("to", QuantityShape.SIZE, "The size after.");
  private static final Field<Long> OVER =
      Field.required("over", ABOVE_ZERO, "How long the change takes.");
  private static final Shape<Behaviour> RAMP =
      shape(
          "a ramp",
          List.of(KIND, FROM, TO, START, OVER, TOUCHED),
          v ->
              new Behaviour.Ramp(
                  v.get(KIND),
                  v.get(FROM),
                  v.get(TO),
                  v.get(START),
                  v.get(OVER),
                  v.number(TOUCHED)));

  private static final Field<Distribution> BURST_SIZE =
      Field.required("size", DistributionShapes.SIZE, "How much, drawn for each burst.");
  private static final Field<Distribution> INTERVAL =
      Field.required("interval", DistributionShapes.TIME, "Time to the next one, drawn each time.");
  private static final Field<Long> HOLD =
      Field.required("hold", ABOVE_ZERO, "How long each is held.");
  private static final Shape<Behaviour> BURST =
      shape(
          "bursts",
          List.of(KIND, BURST_SIZE, START, INTERVAL, HOLD, TOUCHED),
          v ->
              new Behaviour.Burst(
                  v.get(KIND),
                  v.get(BURST_SIZE),
                  v.get(START),
                  v.get(INTERVAL),
                  v.get(HOLD),
                  v.number(TOUCHED)));

  private static final Field<Long> LOW =
      Field.required("low", QuantityShape.SIZE, "Size at the start of a period.");
  private static final Field<Long> HIGH =
      Field.required("high", QuantityShape.SIZE, "Size in the middle of a period.");
  private static final Field<Long> PERIOD =
      Field.required("period", QuantityShape.TIME.within(2, Limits.MAX_MILLIS), "A day.");
  private static final Field<Long> PHASE =
      Field.optional("phase", QuantityShape.TIME, 0L, "How far into a period it starts.");
  private static final Shape<Behaviour> WAVE =
      shape(
          "a wave",
          List.of(KIND, LOW, HIGH, PERIOD, PHASE, TOUCHED),
          v -> {
            v.require(
                v.get(HIGH) >= v.get(LOW), HIGH, "found a high below low", "at least the low");
            return new Behaviour.Wave(
                v.get(KIND),
                v.get(LOW),
                v.get(HIGH),
                v.get(PERIOD),
                v.get(PHASE),
                v.number(TOUCHED));
          });

  private static final Field<Long> LIVE =
      Field.required("live", QuantityShape.SIZE, "The live set.");
  private static final Field<Long> CHURN_RATE =
      Field.required("rate", QuantityShape.RATE, "What is freed and allocated again.");
  private static final Field<Long> RETURNED =
      Field.optional(
          "returned",
          QuantityShape.SHARE,
          (long) Limits.PER_MILLE,
          "Share of what is freed that goes back to the kernel.");
  private static final Shape<Behaviour> CHURN =
      shape(
          "an allocator's churn",
          List.of(LIVE, CHURN_RATE, RETURNED, TOUCHED),
          v ->
              new Behaviour.Churn(
                  v.get(LIVE), v.get(CHURN_RATE), v.number(RETURNED), v.number(TOUCHED)));

  private static final Field<Distribution> CHILD_SIZE =
      Field.required("child_size", DistributionShapes.SIZE, "What a child holds.");
  private static final Field<Long> MOST_ALIVE =
      Field.optional(
          "most_alive",
          new NumberShape("children", 1, Limits.MAX_PROCESSES),
          (long) Limits.MAX_PROCESSES,
          "Children of one parent that live at once.");
  private static final Field<Long> CHILD_LIFE =
      Field.optional(
          "child_life",
          ABOVE_ZERO,
          Behaviour.ForkStorm.FOR_EVER,
          "How long a child lives; by default until it is killed.");
  private static final Field<Boolean> RECURSIVE =
      Field.optional("recursive", new FlagShape(), false, "Whether children fork too.");
  private static final Shape<Behaviour> FORK_STORM =
      shape(
          "a fork storm",
          List.of(START, INTERVAL, CHILD_SIZE, MOST_ALIVE, CHILD_LIFE, RECURSIVE),
          v ->
              new Behaviour.ForkStorm(
                  v.get(START),
                  v.get(INTERVAL),
                  v.get(CHILD_SIZE),
                  v.number(MOST_ALIVE),
                  v.get(CHILD_LIFE),
                  v.get(RECURSIVE)));

  private static final Field<Long> FILE =
      Field.required("file", QuantityShape.SIZE, "Size of the file.");
  private static final Field<Long> SPEED =
      Field.required(
          "rate", QuantityShape.RATE.within(1, Limits.MAX_BYTES), "What the device delivers.");
  private static final Field<Long> PASSES =
      Field.optional(
          "passes",
          new NumberShape("passes", 1, Integer.MAX_VALUE),
          (long) Behaviour.FileScan.FOR_EVER,
          "How often it goes through; by default without end.");
  private static final Field<Long> WRITTEN =
      Field.optional("written", QuantityShape.SHARE, 0L, "Share of the pages made dirty.");
  private static final Shape<Behaviour> FILE_SCAN =
      shape(
          "a file scan",
          List.of(START, FILE, SPEED, PASSES, WRITTEN),
          v ->
              new Behaviour.FileScan(
                  v.get(START), v.get(FILE), v.get(SPEED), v.number(PASSES), v.number(WRITTEN)));

  private static final Field<Long> TMPFS_SIZE =
      Field.required("up_to", QuantityShape.SIZE, "Where it stops, as the tmpfs does.");
  private static final Shape<Behaviour> TMPFS_FILL =
      shape(
          "a tmpfs fill",
          List.of(START, RATE, TMPFS_SIZE),
          v -> new Behaviour.TmpfsFill(v.get(START), v.get(RATE), v.get(TMPFS_SIZE)));

  private static final Field<Long> CPU =
      Field.required("cpu", ABOVE_ZERO, "CPU time that the whole work takes.");
  private static final Field<Long> UNITS =
      Field.optional(
          "work_per_cpu_second",
          new NumberShape("units of work", 0, Behaviour.BatchJob.MAX_UNITS),
          1L,
          "Units of work done in a CPU second.");
  private static final Field<Long> CHECKPOINT =
      Field.optional(
          "checkpoint",
          ABOVE_ZERO,
          Behaviour.BatchJob.NO_CHECKPOINTS,
          "CPU time from one checkpoint to the next; by default there is none.");
  private static final Shape<Behaviour> BATCH_JOB =
      shape(
          "a batch job",
          List.of(START, CPU, UNITS, CHECKPOINT),
          v -> new Behaviour.BatchJob(v.get(START), v.get(CPU), v.get(UNITS), v.get(CHECKPOINT)));

  static final Shape<Behaviour> BEHAVIOUR =
      new ChoiceShape<Behaviour>(
          "a behaviour",
          List.of(
              Field.required("steady", STEADY, "Holds the same size from start to end."),
              Field.required("leak", LEAK, "Takes memory at a rate and keeps it."),
              Field.required("ramp", RAMP, "Grows or shrinks evenly, then stays."),
              Field.required("burst", BURST, "Takes memory at intervals and gives it back."),
              Field.required("wave", WAVE, "Swings as a day's load does."),
              Field.required("churn", CHURN, "An allocator with free and reuse."),
              Field.required("fork_storm", FORK_STORM, "Forks children that hold memory."),
              Field.required("file_scan", FILE_SCAN, "Reads or writes a file by the page cache."),
              Field.required("tmpfs_fill", TMPFS_FILL, "Fills a tmpfs, which outlives it."),
              Field.required("batch_job", BATCH_JOB, "Computes, and exits when done.")));

  private BehaviourShapes() {}

  private static Shape<Behaviour> shape(
      String what, List<Field<?>> fields, Function<Values, Behaviour> build) {
    return new RecordShape<>(what, fields, build);
  }
}
