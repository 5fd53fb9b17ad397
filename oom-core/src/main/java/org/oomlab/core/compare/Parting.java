package org.oomlab.core.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Factor;
import org.oomlab.core.replay.Prediction;
import org.oomlab.core.text.Sizes;

/**
 * Why two policies name different victims: the rule or the term of the score that puts each one's
 * own victim before the other's, read off the policy's own ranking.
 */
final class Parting {
  private final int pageSizeBytes;

  Parting(int pageSizeBytes) {
    this.pageSizeBytes = pageSizeBytes;
  }

  /** Returns a sentence for the first policy that decides and one for each that parts from it. */
  List<String> sentences(List<PolicyOutcome> outcomes) {
    List<PolicyOutcome> decided =
        outcomes.stream().filter(o -> o.status() == PolicyOutcome.Status.DECIDED).toList();
    List<String> sentences = new ArrayList<>();
    if (!decided.isEmpty()) {
      PolicyOutcome first = decided.getFirst();
      for (PolicyOutcome other : decided) {
        if (!other.sameAs(first)) {
          if (sentences.isEmpty()) {
            sentences.add(choice(first, other));
          }
          sentences.add(choice(other, first));
        }
      }
    }
    return sentences;
  }

  private String choice(PolicyOutcome one, PolicyOutcome other) {
    return switch (one.prediction().outcome()) {
      case KILLED -> kill(one, other);
      case NO_KILLABLE, PANIC, UNKNOWN -> one.policy() + " kills nobody: " + one.sentence();
    };
  }

  private String kill(PolicyOutcome one, PolicyOutcome other) {
    Prediction own = one.prediction();
    if (!other.kills()) {
      return one.policy() + " picks " + name(own) + ": " + one.sentence();
    }
    if (own.victimPid() == other.prediction().victimPid()) {
      return one.policy() + " picks " + name(own) + and(own);
    }
    return one.policy()
        + " picks "
        + name(own)
        + and(own)
        + ": "
        + why(one.explanation(), own, other.prediction()).orElse(one.sentence());
  }

  private static String and(Prediction prediction) {
    int others = prediction.killedPids().size() - 1;
    if (!prediction.killedKnown()) {
      return " and its whole memcg";
    }
    return switch (others) {
      case 0 -> "";
      case 1 -> " and 1 other process";
      default -> " and " + others + " other processes";
    };
  }

  /** Returns what puts one victim before the other; empty where no ranking tells. */
  private Optional<String> why(Explanation explanation, Prediction own, Prediction rival) {
    Optional<Candidate> chosen = candidate(explanation, own);
    Optional<Candidate> passed = candidate(explanation, rival);
    if (!explanation.scored() || chosen.isEmpty() || passed.isEmpty()) {
      return Optional.empty();
    }
    if (!passed.get().eligible()) {
      return passed
          .get()
          .ineligibleBecause()
          .map(reason -> passed.get().task().comm() + " " + reason.phrase());
    }
    return Optional.of(
        chosen.get().priority() != passed.get().priority()
            ? byPriority(chosen.get(), passed.get())
            : byScore(chosen.get(), passed.get()));
  }

  private static String byPriority(Candidate chosen, Candidate passed) {
    int own = chosen.task().oomScoreAdj();
    int rival = passed.task().oomScoreAdj();
    if (Math.abs(chosen.priority()) == Math.abs(own)
        && Math.abs(passed.priority()) == Math.abs(rival)) {
      return "its oom_score_adj "
          + own
          + " comes before "
          + passed.task().comm()
          + "'s "
          + rival
          + ", whatever their size";
    }
    if (!chosen.task().memcg().equals(passed.task().memcg())) {
      return "its memcg "
          + chosen.task().memcg()
          + " comes before "
          + passed.task().comm()
          + "'s "
          + passed.task().memcg();
    }
    return "it comes before "
        + passed.task().comm()
        + " by the policy's own order, whatever their score";
  }

  private String byScore(Candidate chosen, Candidate passed) {
    String rival = passed.task().comm();
    long ahead = chosen.points() - passed.points();
    if (ahead == 0) {
      return "its score equals " + rival + "'s, and the order of the walk decides";
    }
    String sentence =
        "its score of "
            + size(chosen.points())
            + " is above "
            + rival
            + "'s "
            + size(passed.points());
    String leading = "";
    long most = 0;
    for (String factor : factors(chosen, passed)) {
      long difference = chosen.factor(factor) - passed.factor(factor);
      if (difference > most) {
        most = difference;
        leading = factor;
      }
    }
    return leading.isEmpty()
        ? sentence
        : sentence
            + ", most of it by "
            + words(leading)
            + " ("
            + size(chosen.factor(leading))
            + " against "
            + size(passed.factor(leading))
            + ")";
  }

  private String size(long pages) {
    return Sizes.ofPages(pages, pageSizeBytes);
  }

  private static SequencedSet<String> factors(Candidate one, Candidate other) {
    SequencedSet<String> names = new LinkedHashSet<>();
    one.factors().forEach(factor -> names.add(factor.name()));
    other.factors().forEach(factor -> names.add(factor.name()));
    return names;
  }

  private static String words(String factor) {
    return switch (factor) {
      case Factor.RESIDENT -> "resident memory";
      case Factor.SWAP -> "swap";
      case Factor.PAGE_TABLES -> "page tables";
      case Factor.ADJ -> "oom_score_adj";
      case Factor.CLAMP -> "rounding up to 1";
      default -> factor;
    };
  }

  private static Optional<Candidate> candidate(Explanation explanation, Prediction prediction) {
    return explanation.candidates().stream()
        .filter(candidate -> candidate.task().mmPid() == prediction.victimPid())
        .findFirst();
  }

  private static String name(Prediction prediction) {
    return prediction.victimComm() + " (pid " + prediction.victimPid() + ")";
  }
}
