package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.core.replay.Agreement;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.report.words.AgreementWords;
import org.oomlab.core.report.words.Confinement;
import org.oomlab.core.report.words.Facts;
import org.oomlab.core.report.words.MemoryBreakdown;
import org.oomlab.core.report.words.RankingView;
import org.oomlab.core.report.words.VerdictSentence;
import org.oomlab.core.text.Sizes;

/**
 * The first half of a report: the verdict, what the log says, where memory was.
 *
 * @param anchor the report's id
 * @param level of its heading
 * @param number from 1; 0 where there is but one
 * @param verdict what happened
 * @param tone a class of the style sheet: how the model fares
 * @param agreement the same as a word
 * @param facts what the log says
 * @param memoryHeading what memory was where, empty where the report does not tell
 * @param memory the uses of memory
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(
    template =
        """
        <article id="{{anchor}}" aria-labelledby="{{anchor}}-verdict">
        <header>
        <p class="eyebrow">{{#numbered}}<a href="#overview">Report {{number}}</a>{{/numbered}}\
        {{^numbered}}Report of the OOM killer{{/numbered}} \
        <a class="tag {{tone}}" href="#{{anchor}}-agreement">model {{agreement}}</a></p>
        <h{{level}} id="{{anchor}}-verdict" class="verdict">{{verdict}}</h{{level}}>
        </header>
        <div class="pair">
        <section aria-labelledby="{{anchor}}-facts">
        <h{{below}} id="{{anchor}}-facts">What the log says</h{{below}}>
        <dl class="facts">
        {{#facts}}
        <div><dt>{{name}}</dt><dd>{{value}}</dd></div>
        {{/facts}}
        </dl>
        </section>
        {{#memoryKnown}}
        <section aria-labelledby="{{anchor}}-memory">
        <h{{below}} id="{{anchor}}-memory">{{memoryHeading}}</h{{below}}>
        <table class="memory">
        <caption class="away">Uses of memory with their shares</caption>
        <thead class="away"><tr><th scope="col">use</th><th scope="col">size</th>\
        <th scope="col">share</th><th scope="col">share drawn</th></tr></thead>
        <tbody>
        {{#memory}}
        <tr{{#part}} class="part"{{/part}}><th scope="row">{{name}}</th>\
        <td class="n">{{size}}</td><td class="n">{{percent}}</td>\
        <td class="wide"><svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" \
        aria-hidden="true"><rect class="track" width="1000" height="10"/>\
        <rect class="resident" width="{{length}}" height="10"/></svg></td></tr>
        {{/memory}}
        </tbody>
        </table>
        </section>
        {{/memoryKnown}}
        </div>
        """)
record ReportHead(
    String anchor,
    int level,
    long number,
    String verdict,
    String tone,
    String agreement,
    List<Fact> facts,
    String memoryHeading,
    List<MemoryRow> memory) {
  ReportHead {
    facts = List.copyOf(facts);
    memory = List.copyOf(memory);
  }

  static ReportHead of(ExplainedReport report, RankingView view, int level, boolean numbered) {
    MemoryBreakdown breakdown = MemoryBreakdown.of(report.incident());
    Agreement agreement = report.judgement().agreement();
    return new ReportHead(
        anchor(report),
        level,
        numbered ? report.index() + 1 : 0,
        VerdictSentence.of(report),
        tone(agreement),
        AgreementWords.verb(agreement),
        facts(report, view),
        breakdown.heading(),
        breakdown.shares().stream().map(MemoryRow::of).toList());
  }

  static String anchor(ExplainedReport report) {
    return "r" + (report.index() + 1);
  }

  static String tone(Agreement agreement) {
    return switch (agreement) {
      case AGREE -> "good";
      case DISAGREE -> "bad";
      case INDETERMINATE -> "unsure";
    };
  }

  int below() {
    return level + 1;
  }

  boolean numbered() {
    return number > 0;
  }

  boolean memoryKnown() {
    return !memoryHeading.isEmpty();
  }

  private static List<Fact> facts(ExplainedReport report, RankingView view) {
    Incident incident = report.incident();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("log", Facts.place(incident.origin())));
    if (!incident.origin().timestamp().isEmpty()) {
      facts.add(new Fact("time", incident.origin().timestamp()));
    }
    facts.add(new Fact("ran out", Confinement.of(incident)));
    facts.add(new Fact("asked by", Facts.asked(incident)));
    ActualOutcome actual = incident.actual();
    if (actual.killedPids().size() > 1) {
      facts.add(new Fact("killed", pids(actual)));
    }
    view.next().ifPresent(next -> facts.add(new Fact("next in line", next)));
    facts.add(new Fact("kernel", Facts.kernel(report)));
    if (!incident.kernel().printed().isEmpty()) {
      facts.add(new Fact("known by", incident.kernel().evidence()));
    }
    facts.add(new Fact("policy", report.policy()));
    PageBounds total = report.judgement().totalPages();
    if (total.isExact() && total.maxPages() < PageBounds.UNBOUNDED) {
      int pageSizeBytes = incident.machine().pageSizeBytes();
      facts.add(
          new Fact(
              "total",
              total.minPages() + " pages, " + Sizes.ofPages(total.minPages(), pageSizeBytes)));
    }
    return facts;
  }

  private static String pids(ActualOutcome actual) {
    return actual.killedPids().size()
        + " processes: "
        + actual.killedPids().stream().map(pid -> "pid " + pid).collect(Collectors.joining(", "));
  }
}
