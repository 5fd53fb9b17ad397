package org.oomlab.core.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Factor;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.text.Sizes;

/** A report's ranking as people read it: what its columns hold, whom it marks. Immutable. */
public final class RankingView {
  private final int pageSizeBytes;
  private final int processes;
  private final Set<Integer> killed;
  private final List<Candidate> ranking;
  private final boolean byPriority;

  /** Whether scores add up sizes in pages; up to 3.4 they do not. */
  private final boolean inPages;

  private final String unit;

  /** Whether the report shows some of its rows only. */
  private final boolean partial;

  private final List<String> notes;

  /** Creates one. */
  public RankingView(ExplainedReport report) {
    Incident incident = report.incident();
    this.pageSizeBytes = incident.machine().pageSizeBytes();
    this.processes = report.judgement().candidates().size();
    this.killed = Set.copyOf(incident.actual().killedPids());
    this.ranking = report.judgement().explanation().ranking();
    this.byPriority = ranking.stream().mapToLong(Candidate::priority).distinct().count() > 1;
    this.inPages =
        ranking.stream()
            .flatMap(candidate -> candidate.factors().stream())
            .noneMatch(factor -> isOldTerm(factor.name()));
    this.unit = isPerMille(ranking) ? "thousandths" : "pages";
    this.partial = incident.lacks(MissingFact.Kind.TASK_ROWS);
    this.notes = notes(report);
  }

  private List<String> notes(ExplainedReport report) {
    List<String> all = new ArrayList<>(RankingNotes.of(report.judgement().explanation()));
    PageBounds total = report.judgement().totalPages();
    if (!total.isExact() && ranking.stream().anyMatch(row -> row.task().oomScoreAdj() != 0)) {
      all.addFirst(
          "the total is not known: where oom_score_adj is not 0, adj and points are what the"
              + " smallest that fits would make them, "
              + Sizes.ofPages(total.minPages(), pageSizeBytes));
    }
    return List.copyOf(all);
  }

  /** Returns what the ranking is of, as a heading: "8 processes by score". */
  public String heading() {
    String shown = partial ? " shown" : "";
    return processes == 1
        ? "The only process" + shown + ", its score"
        : processes + " processes" + shown + " by score";
  }

  /** Returns what the rows do not show; a sentence each, without a full stop. */
  public List<String> notes() {
    return notes;
  }

  /** Returns how many processes were weighed, the exempt among them. */
  public int processes() {
    return processes;
  }

  /** Returns the eligible, the likeliest first. */
  public List<Candidate> ranking() {
    return ranking;
  }

  /** Returns the highest score, 0 where nobody is eligible. */
  public long mostPoints() {
    return ranking.stream().mapToLong(Candidate::points).max().orElse(0);
  }

  /** Returns what a point is. */
  public String unit() {
    return unit;
  }

  /** Returns whether the terms of a score are pages that add up to it. */
  public boolean inPages() {
    return inPages;
  }

  /** Returns what the column holds that is neither memory nor points. */
  public String preferenceName() {
    return byPriority ? "priority" : "adj";
  }

  /** Returns whether the kernel killed it. */
  public boolean isKilled(Candidate candidate) {
    return killed.contains(candidate.task().mmPid());
  }

  /** Returns a part of what it holds, {@link Factor#RESIDENT} and the like, in pages. */
  public long pages(Candidate candidate, String factor) {
    TaskSnapshot task = candidate.task();
    return inPages && candidate.eligible()
        ? candidate.factor(factor)
        : switch (factor) {
          case Factor.RESIDENT -> task.rssPages();
          case Factor.SWAP -> task.swapPages();
          default -> task.pgtablesBytes() / pageSizeBytes;
        };
  }

  /** Returns the same in MiB. */
  public String size(Candidate candidate, String factor) {
    return Sizes.mebibytes(pages(candidate, factor), pageSizeBytes);
  }

  /** Returns what speaks for or against an eligible process beside what it holds. */
  public String preference(Candidate candidate) {
    if (byPriority) {
      return candidate.priority() == Long.MAX_VALUE
          ? "chosen"
          : Long.toString(candidate.priority());
    }
    return inPages
        ? Sizes.mebibytes(candidate.points() - heldPages(candidate), pageSizeBytes)
        : Long.toString(candidate.factor(Factor.ADJ));
  }

  /** Returns what the score counts of its memory, in pages; only where it counts pages. */
  public long heldPages(Candidate candidate) {
    return candidate.factor(Factor.RESIDENT)
        + candidate.factor(Factor.SWAP)
        + candidate.factor(Factor.PAGE_TABLES);
  }

  /** Returns a bound for all from that one on: "4.5 MiB or less". */
  public String atMost(Candidate first) {
    long points = first.points();
    return (inPages ? Sizes.ofPages(points, pageSizeBytes) : points + " points") + " or less";
  }

  /** Returns who would have died next, empty where nobody died or nobody is left. */
  public Optional<String> next() {
    return killed.isEmpty()
        ? Optional.empty()
        : ranking.stream()
            .filter(candidate -> !isKilled(candidate))
            .findFirst()
            .map(next -> VerdictSentence.process(next.task().comm(), next.task().mmPid()))
            .map(next -> partial ? next + ", of those shown" : next);
  }

  private static boolean isOldTerm(String factor) {
    return factor.equals(Factor.USAGE) || factor.equals(Factor.TOTAL_VM);
  }

  private static boolean isPerMille(List<Candidate> ranking) {
    return ranking.stream()
        .flatMap(candidate -> candidate.factors().stream())
        .anyMatch(factor -> factor.unit().equals(Factor.PER_MILLE));
  }
}
