package org.oomlab.cli.explain;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Factor;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.cli.output.Bars;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.report.words.RankingView;
import org.oomlab.core.text.SafeText;

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
  private final RankingView view;
  private final int bar;

  RankingText(Page page, int top, ExplainedReport report) {
    this.page = page;
    this.top = top;
    this.view = new RankingView(report);
    this.bar = Math.clamp(page.columns() - TEXT, 0, LONGEST_BAR);
  }

  void write() throws IOException {
    if (view.processes() == 0) {
      return;
    }
    String comma = view.processes() == 1 ? "" : ",";
    page.heading(view.heading() + comma + " in MiB and points (" + view.unit() + ")");
    List<Candidate> ranking = view.ranking();
    if (!ranking.isEmpty()) {
      page.line(page.style().paint(Paint.FAINT, header()));
    }
    long most = view.mostPoints();
    int shown = Math.min(top, ranking.size());
    for (Candidate candidate : ranking.subList(0, shown)) {
      page.line(row(candidate, most));
    }
    List<Candidate> rest = ranking.subList(shown, ranking.size());
    List<Candidate> killedBelow =
        rest.stream().filter(view::isKilled).limit(Math.max(top, 1)).toList();
    if (!rest.isEmpty()) {
      int hidden = rest.size() - killedBelow.size();
      for (Candidate candidate : killedBelow) {
        page.line(row(candidate, most));
      }
      if (hidden > 0) {
        page.note(
            "and "
                + hidden
                + " more with "
                + view.atMost(rest.getFirst())
                + "; --top all shows them");
      }
    }
    for (String note : view.notes()) {
      page.note(note);
    }
    Optional<String> next = view.next();
    if (next.isPresent()) {
      page.note("next in line: " + next.get());
    }
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
        + SafeText.right(view.preferenceName(), SIZE)
        + SafeText.right("= points", POINTS - 1);
  }

  private String row(Candidate candidate, long most) {
    TaskSnapshot task = candidate.task();
    String text =
        (view.isKilled(candidate) ? "x " : "  ")
            + SafeText.right(Integer.toString(candidate.rank()), RANK)
            + SafeText.right(Integer.toString(task.mmPid()), PID)
            + " "
            + SafeText.left(SafeText.clean(task.comm()), NAME)
            + SafeText.right(view.size(candidate, Factor.RESIDENT), SIZE)
            + SafeText.right(view.size(candidate, Factor.SWAP), SIZE - 1)
            + SafeText.right(view.size(candidate, Factor.PAGE_TABLES), SIZE - 2)
            + SafeText.right(view.preference(candidate), SIZE)
            + SafeText.right(Long.toString(candidate.points()), POINTS - 1);
    String bars = Bars.of(candidate.points(), most, bar);
    return page.style().paint(view.isKilled(candidate) ? Paint.BAD : Paint.PLAIN, text)
        + (bars.isEmpty() ? "" : " " + bars);
  }
}
