package org.oomlab.core.report.html;

import org.oomlab.api.incident.Incident;
import org.oomlab.core.replay.Agreement;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.report.words.AgreementWords;
import org.oomlab.core.report.words.Confinement;
import org.oomlab.core.report.words.Facts;
import org.oomlab.core.report.words.VictimLabel;

/**
 * A report in the overview.
 *
 * @param number from 1
 * @param killed who died
 * @param model whether the model agrees
 * @param tone a class of the style sheet: the same
 * @param confinement what ran out of memory
 * @param time as the log has it
 * @param place where in the logs
 */
record OverviewRow(
    long number,
    String killed,
    String model,
    String tone,
    String confinement,
    String time,
    String place) {
  static OverviewRow of(ExplainedReport report) {
    Incident incident = report.incident();
    Agreement agreement = report.judgement().agreement();
    return new OverviewRow(
        report.index() + 1,
        VictimLabel.of(incident.actual()),
        AgreementWords.verb(agreement),
        ReportHead.tone(agreement),
        Confinement.of(incident),
        incident.origin().timestamp(),
        Facts.place(incident.origin()));
  }
}
