package org.oomlab.core.report.words;

import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;

/** What ran out of memory, in a few words. */
public final class Confinement {
  private Confinement() {}

  /** Returns the machine, its nodes or the memcg. */
  public static String of(Incident incident) {
    if (incident.invoker().order() < 0) {
      return "nothing (SysRq-f)";
    }
    if (incident.lacks(MissingFact.Kind.CONSTRAINT)) {
      return "not shown";
    }
    return switch (incident.constraint()) {
      case NONE -> "the machine";
      case CPUSET -> "the nodes of a cpuset";
      case MEMORY_POLICY -> "the nodes of a memory policy";
      case MEMCG -> Place.of(incident.oomMemcg());
    };
  }
}
