package org.oomlab.cli.compare;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Outcome;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.SafeText;
import org.oomlab.cli.output.Style;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.compare.PolicyOutcome;
import org.oomlab.core.compare.PolicyTotals;
import org.oomlab.core.compare.Situation;
import org.oomlab.core.compare.Toll;
import org.oomlab.core.text.Sizes;

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
    List<PolicyTotals> totals = PolicyTotals.none(policies);
    long number = 0;
    long unanimous = 0;
    long parted = 0;
    UndecidedNotes undecided = new UndecidedNotes(page);
    while (situations.hasNext()) {
      Situation situation = situations.next();
      if (number == 0) {
        header();
      }
      number++;
      unanimous += situation.unanimous() ? 1 : 0;
      parted += situation.partings().isEmpty() ? 0 : 1;
      totals = PolicyTotals.plus(totals, situation);
      row(situation);
      if (!situation.partings().isEmpty()) {
        partings(situation);
      }
      undecided.add(situation);
    }
    if (number == 0) {
      page.paragraph(Paint.PLAIN, "No report of the OOM killer, so nothing to compare.");
      return totals;
    }
    new TotalsTable(page).write(totals);
    undecided.write();
    page.blank();
    page.paragraph(Paint.STRONG, summary(number, unanimous, parted));
    return totals;
  }

  private static String summary(long situations, long unanimous, long parted) {
    long open = situations - unanimous - parted;
    return (situations == 1 ? "1 situation" : situations + " situations")
        + ": all policies name the same victim in "
        + unanimous
        + ", they part in "
        + parted
        + (open == 0 ? "" : ", and in " + open + " not all of them decide")
        + ".";
  }

  private void header() throws IOException {
    List<String> cells = new ArrayList<>(List.of("kernel"));
    cells.addAll(policies);
    page.line(page.style().paint(Paint.FAINT, cells(SafeText.right("#", NUMBER), cells)));
  }

  private void row(Situation situation) throws IOException {
    List<String> cells = new ArrayList<>(List.of(kernel(situation.incident().actual())));
    for (PolicyOutcome outcome : situation.outcomes()) {
      cells.add(cell(outcome));
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
    Incident incident = situation.incident();
    indented(incident.origin().input() + ":" + incident.origin().line(), "");
    for (String sentence : situation.partings()) {
      indented("- " + sentence, "  ");
    }
    List<String> tolls = new ArrayList<>();
    for (PolicyOutcome outcome : situation.outcomes()) {
      if (outcome.kills()) {
        tolls.add(outcome.policy() + " " + toll(incident, outcome.toll()));
      }
    }
    indented("- frees: " + String.join(", ", tolls), "  ");
  }

  private void indented(String text, String hanging) throws IOException {
    page.hanging(" ".repeat(NUMBER + 2), hanging, SafeText.clean(text));
  }

  private static String toll(Incident incident, Toll toll) {
    if (!toll.known()) {
      return "not known (a group whose members the report does not show)";
    }
    String freed = Sizes.ofPages(toll.freedPages(), incident.machine().pageSizeBytes());
    return toll.cpuTimeKnown()
        ? freed + " (loses " + TotalsTable.seconds(toll.lostCpuMillis()) + " of CPU time)"
        : freed;
  }

  private static String kernel(ActualOutcome actual) {
    return switch (actual.outcome()) {
      case KILLED ->
          victim(actual.victimComm(), actual.victimPid(), actual.killedPids().size() - 1);
      case NO_KILLABLE -> "nobody";
      case PANIC -> "panic";
      case UNKNOWN -> "not shown";
    };
  }

  private static String cell(PolicyOutcome outcome) {
    return switch (outcome.status()) {
      case FAILED -> "failed";
      case UNDECIDED -> outcome.sentence().startsWith("declines") ? "declines" : "undecided";
      case DECIDED -> decided(outcome);
    };
  }

  private static String decided(PolicyOutcome outcome) {
    if (outcome.prediction().outcome() == Outcome.PANIC) {
      return "panic";
    }
    return outcome.kills()
        ? victim(
                outcome.prediction().victimComm(),
                outcome.prediction().victimPid(),
                outcome.prediction().killedPids().size() - 1)
            + (outcome.prediction().killedKnown() ? "" : " +?")
        : "nobody";
  }

  private static String victim(String comm, int pid, int others) {
    return SafeText.clean(comm) + " " + pid + (others > 0 ? " +" + others : "");
  }
}
