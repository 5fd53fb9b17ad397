package org.oomlab.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.select.KernelRules;

/**
 * The release table: each row states what its release changed and holds until the next one, and
 * cites where that was read. Read in mainline trees and in those of stable series; what a vendor's
 * kernel ports back is not in it. A row begins at the first release in whose tree its rule was
 * read, so that a release between two trees read has the rules of the older one.
 */
public final class KernelProfiles {
  /**
   * The first release whose rules are known. Those before scored otherwise (2.6.8 and 2.6.9: no
   * children, no {@code oom_adj}, nobody killed in another's place) and are left out.
   */
  public static final KernelRelease OLDEST = KernelRelease.parse("2.6.11");

  /** The newest release read; a newer one is taken to be like it. */
  public static final KernelRelease NEWEST_READ = KernelRelease.of(6, 18);

  private static final List<ReleaseRow> ROWS =
      ModernEra.addTo(
              PagesEra.addTo(PerMilleEra.addTo(HeuristicEra.addTo(RulesDraft.startingAt(OLDEST)))))
          .rows();

  private static final List<KernelRules> TABLE = ROWS.stream().map(ReleaseRow::rules).toList();

  private KernelProfiles() {}

  /** Returns whether a release is of a series newer than the newest one read. */
  public static boolean isNewerThanRead(KernelRelease release) {
    return release.isAtLeast(NEWEST_READ.major(), NEWEST_READ.minor() + 1);
  }

  /** Returns the whole table with its citations, oldest first. */
  public static List<ReleaseRow> rows() {
    return ROWS;
  }

  /** Returns the rules of the whole table, oldest first. */
  public static List<KernelRules> table() {
    return TABLE;
  }

  /**
   * Returns the switches that a row of the table sets otherwise than the row before, by name; all
   * of them for the first row.
   */
  public static SequencedMap<String, String> changes(KernelRules row) {
    SequencedMap<String, String> changes = row.switches();
    int index = TABLE.indexOf(row);
    if (index > 0) {
      changes.entrySet().removeAll(TABLE.get(index - 1).switches().entrySet());
    }
    return changes;
  }

  /** Returns the rules of a release, empty where it is older than {@link #OLDEST}. O(table). */
  public static Optional<KernelRules> rulesFor(KernelRelease release) {
    Optional<KernelRules> found = Optional.empty();
    for (KernelRules rules : TABLE) {
      if (release.compareTo(rules.since()) >= 0) {
        found = Optional.of(rules);
      }
    }
    return found;
  }

  /**
   * Returns every set of rules that held somewhere in a range, oldest first; empty when the range
   * starts before {@link #OLDEST}.
   */
  public static List<KernelRules> rulesWithin(KernelRelease oldest, KernelRelease newest) {
    Optional<KernelRules> first = rulesFor(oldest);
    if (first.isEmpty()) {
      return List.of();
    }
    List<KernelRules> within = new ArrayList<>();
    within.add(first.get());
    for (KernelRules rules : TABLE) {
      if (rules.since().compareTo(first.get().since()) > 0
          && newest.compareTo(rules.since()) >= 0) {
        within.add(rules);
      }
    }
    return List.copyOf(within);
  }
}
