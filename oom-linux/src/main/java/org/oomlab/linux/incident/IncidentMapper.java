package org.oomlab.linux.incident;

import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.Invoker.Detail;
import org.oomlab.api.incident.KernelEvidence;
import org.oomlab.api.incident.Origin;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.linux.kmsg.Invocation;
import org.oomlab.linux.kmsg.OomReport;

/**
 * Turns a report into an incident: pages of the right size, bounds where a total is not printed,
 * and the name of every fact that the report lacks. Pure and thread-safe; O(rows).
 */
public final class IncidentMapper {
  private static final int HIGHEST_ORDER = 63;
  private static final int ADJ_MIN = TaskSnapshot.OOM_SCORE_ADJ_MIN;
  private static final int ADJ_MAX = TaskSnapshot.OOM_SCORE_ADJ_MAX;

  private IncidentMapper() {}

  /**
   * Returns the incident that a report tells of.
   *
   * @param input name of the file it was read from, {@code -} for standard input
   */
  public static Incident map(OomReport report, String input) {
    KernelEvidence kernel = KernelEvidenceReader.read(report);
    int pageSizeBytes = PageSize.of(report);
    OomConstraint constraint = Constraints.of(report, kernel);
    MemcgPath oomMemcg =
        constraint == OomConstraint.MEMCG ? Constraints.oomMemcg(report) : MemcgPath.ROOT;
    TotalsReader totals = new TotalsReader(report, pageSizeBytes, kernel, constraint);
    MachineState machine =
        MachineReader.read(report, kernel, pageSizeBytes, totals.totals(), oomMemcg);
    return new Incident(
        new Origin(input, report.line(), report.timestamp()),
        kernel,
        invoker(report.invocation()),
        constraint,
        oomMemcg,
        machine,
        totals.totals(),
        MemcgReader.statistics(report, oomMemcg),
        Outcomes.mode(report),
        Outcomes.actual(report),
        MissingFacts.of(report, kernel, constraint, totals));
  }

  private static Invoker invoker(Invocation invocation) {
    OptionalLong mask = invocation.numbers().get("gfp_mask");
    OptionalLong order = within(invocation, "order", -1, HIGHEST_ORDER);
    OptionalLong adj = within(invocation, "oom_score_adj", ADJ_MIN, ADJ_MAX);
    Set<Detail> hidden = EnumSet.noneOf(Detail.class);
    if (mask.isEmpty()) {
      hidden.add(Detail.GFP_MASK);
    }
    if (order.isEmpty()) {
      hidden.add(Detail.ORDER);
    }
    if (adj.isEmpty()) {
      hidden.add(Detail.OOM_SCORE_ADJ);
    }
    return new Invoker(
        invocation.comm(),
        Math.max(invocation.pid(), 0),
        mask.orElse(0),
        invocation.gfpFlags(),
        (int) order.orElse(0),
        (int) adj.orElse(0),
        hidden);
  }

  private static OptionalLong within(Invocation invocation, String name, long min, long max) {
    OptionalLong number = invocation.numbers().get(name);
    return number.isPresent() && number.getAsLong() >= min && number.getAsLong() <= max
        ? number
        : OptionalLong.empty();
  }
}
