package org.oomlab.linux.incident;

import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.KernelEvidence;
import org.oomlab.api.incident.Origin;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.linux.kmsg.Invocation;
import org.oomlab.linux.kmsg.OomReport;

/**
 * Turns a report into an incident: pages of the right size, bounds where a total is not printed,
 * and the name of every fact that the report lacks. Pure and thread-safe; O(rows).
 */
public final class IncidentMapper {
  private static final int HIGHEST_ORDER = 63;

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
    long order = invocation.numbers().getOr("order", 0);
    long adj = invocation.numbers().getOr("oom_score_adj", 0);
    return new Invoker(
        invocation.comm(),
        Math.max(invocation.pid(), 0),
        invocation.numbers().getOr("gfp_mask", 0),
        invocation.gfpFlags(),
        order < -1 || order > HIGHEST_ORDER ? 0 : (int) order,
        adj < -1000 || adj > 1000 ? 0 : (int) adj);
  }
}
