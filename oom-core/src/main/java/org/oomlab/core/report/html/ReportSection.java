package org.oomlab.core.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.report.words.RankingView;

/** Writes one report. */
final class ReportSection {
  private final Writer out;
  private final int top;
  private final int level;
  private final boolean numbered;

  /**
   * Creates a writer of reports.
   *
   * @param top how many rows of a ranking are seen at once
   * @param level of a report's heading
   * @param numbered whether it is one of several
   */
  ReportSection(Writer out, int top, int level, boolean numbered) {
    this.out = out;
    this.top = top;
    this.level = level;
    this.numbered = numbered;
  }

  void write(ExplainedReport report) throws IOException {
    RankingView view = new RankingView(report);
    Html.write(out, ReportHead.of(report, view, level, numbered), ReportHeadRenderer::render);
    if (view.processes() > 0) {
      ranking(report, view);
    }
    Html.write(out, ReportFoot.of(report, level + 1), ReportFootRenderer::render);
  }

  private void ranking(ExplainedReport report, RankingView view) throws IOException {
    Explanation explanation = report.judgement().explanation();
    String anchor = ReportHead.anchor(report);
    Html.write(
        out,
        new RankingHead(
            anchor,
            level + 1,
            view.heading(),
            view.inPages() && !view.ranking().isEmpty(),
            view.notes()),
        RankingHeadRenderer::render);
    List<Candidate> ranking = view.ranking();
    int split = Math.min(top, ranking.size());
    List<Candidate> shown = new ArrayList<>(ranking.subList(0, split));
    List<Candidate> rest = ranking.subList(split, ranking.size());
    rest.stream().filter(view::isKilled).limit(Math.max(top, 1)).forEach(shown::add);
    List<Candidate> folded = rest.stream().filter(candidate -> !shown.contains(candidate)).toList();
    if (!shown.isEmpty()) {
      table(anchor + "-scores", caption(view), view, explanation, shown);
    }
    if (!folded.isEmpty()) {
      String summary = folded.size() + " more with " + view.atMost(folded.getFirst());
      fold(summary);
      table(anchor + "-more", summary, view, explanation, folded);
      out.append(Fold.END);
    }
    exempt(anchor, view, explanation);
    out.append("</section>\n");
  }

  private static String caption(RankingView view) {
    return view.inPages() && view.preferenceName().equals("adj")
        ? "Points are pages: resident, swap, page tables and what oom_score_adj adds or takes."
            + " Sizes in MiB."
        : "Points are " + view.unit() + ". Sizes in MiB.";
  }

  private void table(
      String id, String caption, RankingView view, Explanation explanation, List<Candidate> rows)
      throws IOException {
    long most = RankingRow.most(view);
    Set<TaskId> ties = new HashSet<>(explanation.tieSet());
    boolean isTie = ties.size() > 1;
    List<RankingRow> cells =
        rows.stream()
            .map(row -> RankingRow.of(view, row, isTie && ties.contains(row.task().id()), most))
            .toList();
    Html.write(
        out,
        new RankingTable(id, caption, view.preferenceName(), cells),
        RankingTableRenderer::render);
  }

  private void exempt(String anchor, RankingView view, Explanation explanation) throws IOException {
    List<ExemptRow> rows =
        explanation.candidates().stream()
            .filter(candidate -> !candidate.eligible())
            .map(candidate -> ExemptRow.of(view, candidate))
            .toList();
    if (!rows.isEmpty()) {
      fold(rows.size() == 1 ? "1 exempt process" : rows.size() + " exempt processes");
      Html.write(out, new ExemptTable(anchor + "-exempt", rows), ExemptTableRenderer::render);
      out.append(Fold.END);
    }
  }

  private void fold(String summary) throws IOException {
    Html.write(out, new Fold(summary), FoldRenderer::render);
  }
}
