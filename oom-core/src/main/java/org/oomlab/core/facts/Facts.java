package org.oomlab.core.facts;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.ToldFact;

/**
 * What somebody tells of reports. Where two entries tell one report the same kind of fact, the
 * later one holds. Immutable and thread-safe.
 *
 * @param entries in the order told
 */
public record Facts(List<Entry> entries) {
  /** Nobody told anything. */
  public static final Facts NONE = new Facts(List.of());

  public Facts {
    entries = List.copyOf(entries);
  }

  /**
   * Facts of some reports.
   *
   * @param input the log's name or the end of its path; empty for all
   * @param firstLine the first line on which such a report may begin, from 1
   * @param lastLine the last one
   * @param facts what is told
   */
  public record Entry(String input, long firstLine, long lastLine, List<SuppliedFact> facts) {
    public Entry {
      facts = List.copyOf(facts);
    }

    /** Returns whether the entry tells of reports in an input of that name. */
    public boolean isAbout(String name) {
      return input.isEmpty() || name.equals(input) || name.endsWith("/" + input);
    }

    private boolean isAbout(Incident incident) {
      return isAbout(incident.origin().input())
          && firstLine <= incident.origin().line()
          && incident.origin().line() <= lastLine;
    }
  }

  /** Returns the incident with what is told of it. O(entries + rows). */
  public Incident tell(Incident incident) {
    Map<ToldFact, SuppliedFact> told = new EnumMap<>(ToldFact.class);
    for (Entry entry : entries) {
      if (entry.isAbout(incident)) {
        entry.facts().forEach(fact -> told.put(fact.kind(), fact));
      }
    }
    Incident result = incident;
    for (SuppliedFact fact : told.values()) {
      result = fact.tell(result);
    }
    return result;
  }

  /** Returns whether something is told of one of these inputs at least. */
  public boolean areAboutAny(List<String> inputs) {
    return entries.stream().anyMatch(entry -> inputs.stream().anyMatch(entry::isAbout));
  }
}
