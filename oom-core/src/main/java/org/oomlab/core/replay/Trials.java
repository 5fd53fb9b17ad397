package org.oomlab.core.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.task.TaskId;

/** Every reading of a report that could decide otherwise, tried. */
record Trials(Incident incident, ReportedOom reported, VictimPolicy policy) {

  /**
   * Returns the trials of all rule sets, each at its own total; the last is the newest at the
   * smallest total, as shown.
   *
   * @param total the bounds of the total by a rule set
   */
  List<Trial> of(List<KernelRules> ruleSets, Function<KernelRules, PageBounds> total) {
    List<Trial> trials = new ArrayList<>();
    for (KernelRules rules : ruleSets) {
      trials.addAll(of(rules, total.apply(rules)));
    }
    return trials;
  }

  private List<Trial> of(KernelRules rules, PageBounds total) {
    List<Doubt> doubts = Doubt.of(incident, rules, total);
    List<Trial> trials = new ArrayList<>();
    for (long pages : totals(rules, total)) {
      Trial asShown = Trial.of(reported, policy, rules, pages);
      Optional<TaskId> victim = asShown.victim();
      if (victim.isPresent()) {
        for (Doubt doubt : doubts) {
          trials.add(Trial.against(victim.get(), reported, policy, rules, pages, doubt, doubts));
        }
      }
      trials.add(asShown);
    }
    return trials;
  }

  /** The bounds and what turns between them; up to 2.6.35 no total counts. */
  private SequencedSet<Long> totals(KernelRules rules, PageBounds total) {
    SequencedSet<Long> totals = new LinkedHashSet<>();
    if (!total.isExact() && rules.score().formula() != BadnessFormula.TOTAL_VM) {
      totals.add(total.maxPages());
      Trial smallest = Trial.of(reported, policy, rules, total.minPages());
      totals.addAll(ClampTurns.of(smallest.verdict().explanation(), rules, total));
    }
    totals.remove(total.minPages());
    totals.add(total.minPages());
    return totals;
  }
}
