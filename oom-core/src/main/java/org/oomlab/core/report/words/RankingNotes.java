package org.oomlab.core.report.words;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.IneligibilityReason;

/** What the rows of a ranking do not show. */
public final class RankingNotes {
  private RankingNotes() {}

  /**
   * Returns what is in the column of {@code oom_score_adj} besides, who is exempt, and ties; a
   * sentence each, without a full stop.
   */
  public static List<String> of(Explanation explanation) {
    List<String> notes = new ArrayList<>();
    rootBonus(notes, explanation);
    exempt(notes, explanation);
    ties(notes, explanation);
    return List.copyOf(notes);
  }

  private static void rootBonus(List<String> notes, Explanation explanation) {
    if (explanation.ranking().stream().anyMatch(row -> row.factor(Factor.ROOT_BONUS) != 0)) {
      notes.add("adj includes what this release takes off for root");
    }
  }

  private static void exempt(List<String> notes, Explanation explanation) {
    Map<IneligibilityReason, Integer> reasons = new EnumMap<>(IneligibilityReason.class);
    for (Candidate candidate : explanation.candidates()) {
      candidate.ineligibleBecause().ifPresent(reason -> reasons.merge(reason, 1, Integer::sum));
    }
    if (reasons.isEmpty()) {
      return;
    }
    List<String> parts = new ArrayList<>();
    reasons.forEach((reason, count) -> parts.add(count + " " + kind(reason)));
    int all = reasons.values().stream().mapToInt(Integer::intValue).sum();
    notes.add((all == 1 ? "exempt: " : "exempt are " + all + ": ") + String.join(", ", parts));
  }

  private static String kind(IneligibilityReason reason) {
    return switch (reason) {
      case KERNEL_THREAD -> "kernel thread";
      case GLOBAL_INIT -> "init";
      case NO_MM -> "without memory of its own";
      case OOM_SCORE_ADJ_MIN -> "with oom_score_adj -1000";
      case OOM_DISABLE -> "with oom_adj -17";
      case MM_OOM_SKIP -> "killed before and already reaped";
      case IN_VFORK -> "in vfork";
      case NUMA_INELIGIBLE -> "on other memory nodes";
      case OUTSIDE_DOMAIN -> "outside the memcg";
      case POLICY -> "by the policy's own rule";
    };
  }

  private static void ties(List<String> notes, Explanation explanation) {
    int tied = explanation.tieSet().size();
    if (tied > 1) {
      notes.add(
          tied + " processes share the first place; their order in the kernel's walk decides");
    }
  }
}
