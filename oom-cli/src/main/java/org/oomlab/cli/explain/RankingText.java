package org.oomlab.cli.explain;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Factor;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.cli.output.Bars;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.SafeText;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.cli.ranking.RankingNotes;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.text.Sizes;

/** Who could have died, the likeliest first, with every term of every score. */
final class RankingText {
  private static final int RANK = 4;
  private static final int PID = 8;
  private static final int NAME = 15;
  private static final int SIZE = 9;
  private static final int POINTS = 10;

  /** Columns before the bar. */
  private static final int TEXT = 2 + RANK + PID + 1 + NAME + 4 * SIZE + POINTS + 1 - 4;

  private static final int LONGEST_BAR = 40;

  private final Page page;
  private final int top;
  private final int pageSizeBytes;
  private final Set<Integer> killed;
  private final List<Candidate> ranking;
  private final Judgement judgement;
  private final int bar;

  /** Whether the policy compares something before the score. */
  private final boolean byPriority;

  /** Whether scores add up sizes in pages; up to 3.4 they do not. */
  private final boolean inPages;

  /** What a point is. */
  private final String unit;

  RankingText(Page page, int top, ExplainedReport report) {
    Incident incident = report.incident();
    this.page = page;
    this.top = top;
    this.pageSizeBytes = incident.machine().pageSizeBytes();
    this.killed = Set.copyOf(incident.actual().killedPids());
    this.judgement = report.judgement();
    this.ranking = judgement.explanation().ranking();
    this.byPriority = ranking.stream().mapToLong(Candidate::priority).distinct().count() > 1;
    this.inPages =
        ranking.stream()
            .flatMap(candidate -> candidate.factors().stream())
            .noneMatch(factor -> isOldTerm(factor.name()));
    this.unit = isPerMille(ranking) ? "thousandths" : "pages";
    this.bar = Math.clamp(page.columns() - TEXT, 0, LONGEST_BAR);
  }

  void write() throws IOException {
    if (judgement.candidates().isEmpty()) {
      return;
    }
    int processes = judgement.candidates().size();
    page.heading(
        processes == 1
            ? "The only process, its score in MiB and points (" + unit + ")"
            : processes + " processes by score, in MiB and points (" + unit + ")");
    if (!ranking.isEmpty()) {
      page.line(page.style().paint(Paint.FAINT, header()));
    }
    long most =
        ranking.isEmpty() ? 0 : ranking.stream().mapToLong(Candidate::points).max().orElse(0);
    int shown = Math.min(top, ranking.size());
    for (Candidate candidate : ranking.subList(0, shown)) {
      page.line(row(candidate, most));
    }
    List<Candidate> rest = ranking.subList(shown, ranking.size());
    List<Candidate> killedBelow =
        rest.stream().filter(this::isKilled).limit(Math.max(top, 1)).toList();
    if (!rest.isEmpty()) {
      int hidden = rest.size() - killedBelow.size();
      for (Candidate candidate : killedBelow) {
        page.line(row(candidate, most));
      }
      if (hidden > 0) {
        page.note("and " + hidden + " more with " + scores(rest) + "; --top all shows them");
      }
    }
    RankingNotes.write(page, judgement.explanation());
    next();
  }

  private String scores(List<Candidate> rest) {
    long points = rest.getFirst().points();
    return (inPages ? Sizes.ofPages(points, pageSizeBytes) : points + " points") + " or less";
  }

  private String header() {
    return "  "
        + SafeText.right("rank", RANK)
        + SafeText.right("pid", PID)
        + " "
        + SafeText.left("name", NAME)
        + SafeText.right("resident", SIZE)
        + SafeText.right("swap", SIZE - 1)
        + SafeText.right("tables", SIZE - 2)
        + SafeText.right(byPriority ? "priority" : "adj", SIZE)
        + SafeText.right("= points", POINTS - 1);
  }

  private String row(Candidate candidate, long most) {
    TaskSnapshot task = candidate.task();
    String text =
        (isKilled(candidate) ? "x " : "  ")
            + SafeText.right(Integer.toString(candidate.rank()), RANK)
            + SafeText.right(Integer.toString(task.mmPid()), PID)
            + " "
            + SafeText.left(SafeText.clean(task.comm()), NAME)
            + SafeText.right(size(candidate, Factor.RESIDENT), SIZE)
            + SafeText.right(size(candidate, Factor.SWAP), SIZE - 1)
            + SafeText.right(size(candidate, Factor.PAGE_TABLES), SIZE - 2)
            + SafeText.right(preference(candidate), SIZE)
            + SafeText.right(Long.toString(candidate.points()), POINTS - 1);
    String bars = Bars.of(candidate.points(), most, bar);
    return page.style().paint(isKilled(candidate) ? Paint.BAD : Paint.PLAIN, text)
        + (bars.isEmpty() ? "" : " " + bars);
  }

  private String size(Candidate candidate, String factor) {
    TaskSnapshot task = candidate.task();
    long pages =
        inPages
            ? candidate.factor(factor)
            : switch (factor) {
              case Factor.RESIDENT -> task.rssPages();
              case Factor.SWAP -> task.swapPages();
              default -> task.pgtablesBytes() / pageSizeBytes;
            };
    return Sizes.mebibytes(pages, pageSizeBytes);
  }

  private static boolean isOldTerm(String factor) {
    return factor.equals(Factor.USAGE) || factor.equals(Factor.TOTAL_VM);
  }

  private static boolean isPerMille(List<Candidate> ranking) {
    return ranking.stream()
        .flatMap(candidate -> candidate.factors().stream())
        .anyMatch(factor -> factor.unit().equals(Factor.PER_MILLE));
  }

  /** What speaks for or against it beside what it holds. */
  private String preference(Candidate candidate) {
    if (byPriority) {
      return candidate.priority() == Long.MAX_VALUE
          ? "chosen"
          : Long.toString(candidate.priority());
    }
    if (!inPages) {
      return Long.toString(candidate.factor(Factor.ADJ));
    }
    long heldPages =
        candidate.factor(Factor.RESIDENT)
            + candidate.factor(Factor.SWAP)
            + candidate.factor(Factor.PAGE_TABLES);
    return Sizes.mebibytes(candidate.points() - heldPages, pageSizeBytes);
  }

  private boolean isKilled(Candidate candidate) {
    return killed.contains(candidate.task().mmPid());
  }

  private void next() throws IOException {
    List<Candidate> survivors = ranking.stream().filter(c -> !isKilled(c)).toList();
    if (killed.isEmpty() || survivors.isEmpty()) {
      return;
    }
    TaskSnapshot next = survivors.getFirst().task();
    page.note("next in line: " + VerdictSentence.process(next.comm(), next.mmPid()));
  }
}
