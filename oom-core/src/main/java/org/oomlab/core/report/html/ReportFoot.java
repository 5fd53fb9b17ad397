package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.List;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.core.replay.Agreement;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.report.words.AgreementWords;

/**
 * The end of a report: whether the model agrees, and what the log does not show.
 *
 * @param anchor the report's id
 * @param below level of the headings
 * @param tone a class of the style sheet
 * @param heading agreement or not
 * @param reason why
 * @param missing what the log does not show
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(
    template =
        """
        <section aria-labelledby="{{anchor}}-agreement">
        <h{{below}} id="{{anchor}}-agreement" class="{{tone}}">{{heading}}</h{{below}}>
        <p>{{reason}}</p>
        </section>
        {{#somethingMissing}}
        <section aria-labelledby="{{anchor}}-missing">
        <h{{below}} id="{{anchor}}-missing">What the log does not show</h{{below}}>
        <ul>
        {{#missing}}
        <li>{{.}}</li>
        {{/missing}}
        </ul>
        </section>
        {{/somethingMissing}}
        </article>
        """)
record ReportFoot(
    String anchor, int below, String tone, String heading, String reason, List<String> missing) {
  ReportFoot {
    missing = List.copyOf(missing);
  }

  static ReportFoot of(ExplainedReport report, int below) {
    Judgement judgement = report.judgement();
    Agreement agreement = judgement.agreement();
    return new ReportFoot(
        ReportHead.anchor(report),
        below,
        ReportHead.tone(agreement),
        AgreementWords.heading(agreement),
        judgement.reason(),
        report.incident().missing().stream().map(MissingFact::detail).toList());
  }

  boolean somethingMissing() {
    return !missing.isEmpty();
  }
}
