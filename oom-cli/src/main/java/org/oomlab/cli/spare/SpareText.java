package org.oomlab.cli.spare;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.Style;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.spare.Remedy;
import org.oomlab.core.spare.SideEffect;
import org.oomlab.core.spare.SpareTally;
import org.oomlab.core.spare.SparedProcess;
import org.oomlab.core.text.SafeText;

/** Remedies for a person: what saves the process first, then each lever, then what to mind. */
final class SpareText {
  private static final String RULE = "─";

  private final Page page;
  private final String policy;
  private final String rulesAsked;

  private SpareText(Page page, String policy, String rulesAsked) {
    this.page = page;
    this.policy = policy;
    this.rulesAsked = rulesAsked;
  }

  /** Writes processes as they come. */
  static void write(
      Writer out,
      Style style,
      String policy,
      String rulesAsked,
      Iterator<SparedProcess> processes,
      List<String> notes)
      throws IOException {
    Page page = new Page(out, style);
    SpareText text = new SpareText(page, policy, rulesAsked);
    SpareTally tally = new SpareTally();
    while (processes.hasNext()) {
      if (tally.processes() > 0) {
        page.blank();
        page.line(style.paint(Paint.FAINT, RULE.repeat(style.columns())));
      }
      SparedProcess spared = processes.next();
      text.write(spared);
      tally.add(spared);
    }
    if (tally.processes() == 0) {
      page.paragraph(Paint.PLAIN, "No report of the OOM killer, so nobody to save.");
    }
    if (tally.processes() > 1) {
      TallyTable.write(page, tally);
    }
    for (String note : notes) {
      page.note(SafeText.clean(note));
    }
  }

  private void write(SparedProcess spared) throws IOException {
    page.paragraph(Paint.STRONG, SafeText.clean(SpareSentence.of(spared)));
    page.blank();
    SpareSource.write(page, spared, policy, rulesAsked);
    List<Remedy.Needed> needed = new ArrayList<>();
    List<Remedy.Impossible> impossible = new ArrayList<>();
    for (Remedy remedy : spared.remedies()) {
      switch (remedy) {
        case Remedy.Needed some -> needed.add(some);
        case Remedy.Impossible none -> impossible.add(none);
      }
    }
    int pageSizeBytes = spared.incident().machine().pageSizeBytes();
    LeverTable.write(page, needed, pageSizeBytes);
    if (!impossible.isEmpty()) {
      page.heading("What does not help");
      for (Remedy.Impossible none : impossible) {
        item(LeverTable.label(none.lever()) + ": " + none.reason());
      }
    }
    mind(needed);
    open(needed);
  }

  /** Too long for a table. */
  private void open(List<Remedy.Needed> needed) throws IOException {
    for (Remedy.Needed some : needed) {
      if (some.victimsInstead().size() > 1) {
        page.note(
            SafeText.clean(
                LeverTable.label(some.lever())
                    + ": "
                    + LeverTable.instead(some)
                    + " dies instead, by the total or the release that the report leaves open"));
      }
    }
  }

  private void mind(List<Remedy.Needed> needed) throws IOException {
    SequencedMap<String, List<String>> leversBySentence = new LinkedHashMap<>();
    for (Remedy.Needed some : needed) {
      for (SideEffect effect : some.sideEffects()) {
        leversBySentence
            .computeIfAbsent(effect.sentence(), sentence -> new ArrayList<>())
            .add(LeverTable.label(some.lever()));
      }
    }
    if (leversBySentence.isEmpty()) {
      return;
    }
    page.heading("What to mind");
    for (Map.Entry<String, List<String>> entry : leversBySentence.entrySet()) {
      item(String.join(", ", entry.getValue()) + ": " + entry.getKey());
    }
  }

  private void item(String text) throws IOException {
    page.hanging("  ", "  ", "- " + SafeText.clean(text));
  }
}
