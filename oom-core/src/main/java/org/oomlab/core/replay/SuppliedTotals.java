package org.oomlab.core.replay;

import java.util.List;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.PageBounds;

/** Totals that somebody knows although the report does not state them. */
public final class SuppliedTotals {
  private SuppliedTotals() {}

  /**
   * Returns the incident with that much swap in the machine, or as it is where the report itself
   * prints its swap: that is not overruled. What was inferred from other lines of the log is.
   */
  public static Incident withSwap(Incident incident, long swapBytes) {
    IncidentTotals totals = incident.totals();
    if (totals.swap().isExact() && !incident.lacks(MissingFact.Kind.SWAP_TOTAL)) {
      return incident;
    }
    IncidentTotals supplied =
        new IncidentTotals(
            totals.ram(),
            PageBounds.exactly(swapBytes / incident.machine().pageSizeBytes()),
            totals.constrainedNodes(),
            totals.memcgMax(),
            totals.memcgSwapMax(),
            totals.memcgMemswMax());
    List<MissingFact> missing =
        incident.missing().stream()
            .filter(fact -> fact.kind() != MissingFact.Kind.SWAP_TOTAL)
            .toList();
    return incident.withTotals(supplied, missing);
  }
}
