package org.oomlab.core.report.json;

import java.util.Optional;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.select.OomConstraint;
import tools.jackson.core.JsonGenerator;

/**
 * Where memory was: what the report states of the machine, by the kernel's own names, and of the
 * memcg that reached its limit. Numbers are pages unless the name says otherwise; {@code memcgStat}
 * is as printed, in bytes or counts.
 */
final class MemoryJson {
  private MemoryJson() {}

  static void write(JsonGenerator json, Incident incident) {
    MachineState machine = incident.machine();
    IncidentTotals totals = incident.totals();
    json.writeObjectPropertyStart("memory");
    json.writeNumberProperty("pageSizeBytes", machine.pageSizeBytes());
    Fields.exact(json, "ramPages", totals.ram());
    Fields.exact(json, "swapPages", totals.swap());
    Fields.number(json, "swapFreePages", totals.swap().isExact(), machine.swap().freePages());
    machine
        .use()
        .pagesByKind()
        .forEach((kind, pages) -> json.writeNumberProperty(kind.kernelName(), pages));
    json.writeEndObject();
    Optional<MemcgState> memcg =
        incident.oomMemcg().isKnown()
            ? machine.memcgs().find(incident.oomMemcg())
            : Optional.empty();
    if (incident.constraint() == OomConstraint.MEMCG) {
      json.writeObjectPropertyStart("memcg");
      Fields.exact(json, "limitPages", totals.memcgMax());
      Fields.exact(json, "swapLimitPages", totals.memcgSwapMax());
      Fields.exact(json, "memoryAndSwapLimitPages", totals.memcgMemswMax());
      Fields.number(
          json, "usagePages", memcg.isPresent(), memcg.map(MemcgState::usagePages).orElse(0L));
      Fields.number(
          json,
          "swapUsagePages",
          memcg.isPresent(),
          memcg.map(MemcgState::swapUsagePages).orElse(0L));
      json.writeEndObject();
    }
    json.writeObjectPropertyStart("memcgStat");
    incident.memcgStat().forEach(json::writeNumberProperty);
    json.writeEndObject();
  }
}
