package org.oomlab.cli.compare;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.Style;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.compare.PolicyOutcome;
import org.oomlab.core.compare.PolicyTotals;
import org.oomlab.core.compare.Situation;
import org.oomlab.core.report.words.CompareTally;
import org.oomlab.core.report.words.Facts;
import org.oomlab.core.report.words.TollWords;
import org.oomlab.core.report.words.VictimLabel;
import org.oomlab.core.text.SafeText;

/** A row a situation, a column a policy; below a row where policies part, why. */
final class CompareText {
  private static final int NUMBER = 4;
  private static final int NARROWEST = 12;
  private static final int WIDEST = 28;

  private final Page page;
  private final List<String> policies;
  private final int cell;

  private CompareText(Page page, List<String> policies) {
    this.page = page;
    this.policies = policies;
    this.cell =
        Math.clamp((page.columns() - NUMBER - 2) / (policies.size() + 1) - 1, NARROWEST, WIDEST);
  }

  /** Writes situations as they come and returns each policy over all of them. */
  static List<PolicyTotals> write(
      Writer out, Style style, List<String> policies, Iterator<Situation> situations)
      throws IOException {
    return new CompareText(new Page(out, style), policies).write(situations);
  }

  private List<PolicyTotals> write(Iterator<Situation> situations) throws IOException {
    CompareTally tally = new CompareTally(policies);
    while (situations.hasNext()) {
      Situation situation = situations.next();
      if (tally.situations() == 0) {
        header();
      }
      tally.add(situation);
      row(situation);
      if (!situation.partings().isEmpty()) {
        partings(situation);
      }
    }
    if (tally.situations() == 0) {
      page.paragraph(Paint.PLAIN, "No report of the OOM killer, so nothing to compare.");
      return tally.totals();
    }
    TotalsTable.write(page, tally.totals());
    undecided(tally.undecidedNotes());
    page.blank();
    page.paragraph(Paint.STRONG, tally.summary());
    return tally.totals();
  }

  private void undecided(List<String> notes) throws IOException {
    if (notes.isEmpty()) {
      return;
    }
    page.heading("Where policies did not decide");
    for (String note : notes) {
      page.note(note);
    }
  }

  private void header() throws IOException {
    List<String> cells = new ArrayList<>(List.of("kernel"));
    cells.addAll(policies);
    page.line(page.style().paint(Paint.FAINT, cells(SafeText.right("#", NUMBER), cells)));
  }

  private void row(Situation situation) throws IOException {
    List<String> cells = new ArrayList<>(List.of(VictimLabel.of(situation.incident().actual())));
    for (PolicyOutcome outcome : situation.outcomes()) {
      cells.add(VictimLabel.of(outcome));
    }
    String line = cells(SafeText.right(Long.toString(situation.index() + 1), NUMBER), cells);
    page.line(
        page.style().paint(situation.partings().isEmpty() ? Paint.PLAIN : Paint.STRONG, line));
  }

  private String cells(String first, List<String> cells) {
    StringBuilder line = new StringBuilder(first).append("  ");
    for (String text : cells) {
      line.append(SafeText.left(text, cell)).append(' ');
    }
    return line.toString().stripTrailing();
  }

  private void partings(Situation situation) throws IOException {
    indented(Facts.place(situation.incident().origin()), "");
    for (String sentence : situation.partings()) {
      indented("- " + sentence, "  ");
    }
    indented("- " + TollWords.frees(situation), "  ");
  }

  private void indented(String text, String hanging) throws IOException {
    page.hanging(" ".repeat(NUMBER + 2), hanging, SafeText.clean(text));
  }
}
