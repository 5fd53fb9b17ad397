package org.oomlab.core.yaml;

import java.util.List;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.task.TaskId;

/** The OOM of a snapshot. */
final class OomShape {
  /** A total that is not given: RAM and swap of the machine. */
  static final long OF_MACHINE = 0;

  /**
   * The circumstances before the machine is known.
   *
   * @param totalPages {@link #OF_MACHINE} where it is left out
   */
  record Told(
      OomConstraint constraint,
      MemcgPath domain,
      long gfpMask,
      int order,
      long totalPages,
      TaskId current) {
    OomControl control(long machinePages) {
      return new OomControl(
          constraint,
          domain,
          gfpMask,
          order,
          totalPages == OF_MACHINE ? machinePages : totalPages,
          current);
    }
  }

  private static final String NOT_GIVEN = "";

  private static final Field<Long> PID =
      Field.required("pid", TaskShape.PID_NUMBER, "Its pid (tgid).");
  private static final Field<Long> START =
      Field.optional(
          "start_ticks", TaskShape.TICKS, TaskId.START_UNKNOWN, "As in the list of processes.");
  private static final Shape<TaskId> TASK_ID =
      new RecordShape<>(
          "the allocating process",
          List.of(PID, START),
          values -> new TaskId(values.number(PID), values.get(START)));

  private static final Field<OomConstraint> CONSTRAINT =
      Field.optional(
          "constraint",
          TaskShape.words(OomConstraint.values()),
          OomConstraint.NONE,
          "What it is confined to.");
  private static final Field<String> MEMCG =
      Field.optional(
          "memcg", StateShapes.PATH, NOT_GIVEN, "The memcg whose limit was hit, where known.");
  private static final Field<Long> GFP_MASK =
      Field.optional(
          "gfp_mask", new NumberShape("a gfp mask", 0, Long.MAX_VALUE), 0L, "Allocation flags.");
  private static final Field<Long> ORDER =
      Field.optional(
          "order",
          new NumberShape("an order", OomControl.ORDER_SYSRQ, 63),
          0L,
          "Allocation order; -1 for SysRq-f.");
  private static final Field<Long> TOTAL =
      Field.optional(
          "total_pages",
          new NumberShape("pages", 1, PagesShape.PAGES.max()),
          OF_MACHINE,
          "What oom_score_adj is a share of; by default RAM and swap, where nothing confines it.");
  private static final Field<TaskId> CURRENT =
      Field.optional("current", TASK_ID, TaskId.NOBODY, "Whose allocation failed, where known.");

  static final Shape<Told> OOM =
      new RecordShape<>(
          "the OOM", List.of(CONSTRAINT, MEMCG, GFP_MASK, ORDER, TOTAL, CURRENT), OomShape::told);

  private OomShape() {}

  private static Told told(Values values) {
    OomConstraint constraint = values.get(CONSTRAINT);
    boolean memcg = constraint == OomConstraint.MEMCG;
    values.require(
        memcg || !values.has(MEMCG), MEMCG, "found the memcg of an OOM", "constraint: memcg");
    values.require(
        constraint == OomConstraint.NONE || values.has(TOTAL),
        CONSTRAINT,
        "found an OOM confined to a part of the machine",
        "its total_pages");
    return new Told(
        constraint,
        memcg ? new MemcgPath(values.get(MEMCG)) : MemcgPath.ROOT,
        values.get(GFP_MASK),
        values.number(ORDER),
        values.get(TOTAL),
        values.get(CURRENT));
  }
}
