package org.oomlab.cli.ranking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.IneligibilityReason;
import org.oomlab.cli.output.Page;

/** What the rows of a ranking do not show. */
public final class RankingNotes {
  private RankingNotes() {}

  /** Writes what is in the column of {@code oom_score_adj} besides, who is exempt, and ties. */
  public static void write(Page page, Explanation explanation) throws IOException {
    rootBonus(page, explanation);
    exempt(page, explanation);
    ties(page, explanation);
  }

  private static void rootBonus(Page page, Explanation explanation) throws IOException {
    if (explanation.ranking().stream().anyMatch(row -> row.factor(Factor.ROOT_BONUS) != 0)) {
      page.note("adj includes what this release takes off for root");
    }
  }

  private static void exempt(Page page, Explanation explanation) throws IOException {
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
    page.note((all == 1 ? "exempt: " : "exempt are " + all + ": ") + String.join(", ", parts));
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

  private static void ties(Page page, Explanation explanation) throws IOException {
    int tied = explanation.tieSet().size();
    if (tied > 1) {
      page.note(
          tied + " processes share the first place; their order in the kernel's walk decides");
    }
  }
}
