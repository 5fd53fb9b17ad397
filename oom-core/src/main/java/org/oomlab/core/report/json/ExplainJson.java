package org.oomlab.core.report.json;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.oomlab.core.report.AgreementCount;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.report.Finding;
import org.oomlab.core.report.UnreportedKill;
import tools.jackson.core.JsonGenerator;

/**
 * Explained reports as {@code oom/explain/1}.
 *
 * <p>What a log does not tell is {@code null}: a number, a name or a path that was not printed is
 * never a zero or an empty string. Lists are never null. The one field that is left out is {@code
 * predicted.killedPids}, where a report does not show who belongs to the group that dies; the
 * {@code reason} says so.
 *
 * <p>Reports are written as they come, so that memory does not grow with their number. Kills
 * without a report come behind all of them and are kept until then, the first {@link
 * #MOST_UNREPORTED} of them; {@code unreportedKillsLeftOut} says how many more there are. {@code
 * errors} is there only where something could not be done, say an input not read to its end: a
 * sentence each.
 */
public final class ExplainJson {
  /** Kills without a report that are listed. */
  static final int MOST_UNREPORTED = 100_000;

  private ExplainJson() {}

  /**
   * Writes the document.
   *
   * @param inputs names of all inputs
   * @param findings what is in them, in order; read to the end
   * @param errors what went wrong, a sentence each; asked behind the last finding
   * @return how many reports agree
   */
  public static AgreementCount write(
      Writer out, List<String> inputs, Iterator<Finding> findings, Supplier<List<String>> errors)
      throws IOException {
    List<AgreementCount> count = new ArrayList<>();
    JsonDocument.writeRows(out, json -> count.add(document(json, inputs, findings, errors)));
    return count.getFirst();
  }

  private static AgreementCount document(
      JsonGenerator json,
      List<String> inputs,
      Iterator<Finding> findings,
      Supplier<List<String>> errors) {
    AgreementCount count = AgreementCount.ZERO;
    List<UnreportedKill> unreported = new ArrayList<>();
    long leftOut = 0;
    json.writeStartObject();
    json.writeStringProperty("schema", "oom/explain/1");
    json.writeArrayPropertyStart("inputs");
    inputs.forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("reports");
    while (findings.hasNext()) {
      switch (findings.next()) {
        case UnreportedKill kill -> {
          if (unreported.size() < MOST_UNREPORTED) {
            unreported.add(kill);
          } else {
            leftOut++;
          }
        }
        case ExplainedReport report -> {
          ReportJson.write(json, report);
          count = count.plus(report.judgement().agreement());
        }
      }
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("unreportedKills");
    unreported.forEach(kill -> unreportedKill(json, kill));
    json.writeEndArray();
    if (leftOut > 0) {
      json.writeNumberProperty("unreportedKillsLeftOut", leftOut);
    }
    summary(json, count);
    Fields.errors(json, errors.get());
    json.writeEndObject();
    return count;
  }

  private static void unreportedKill(JsonGenerator json, UnreportedKill kill) {
    json.writeStartObject();
    json.writeNumberProperty("pid", kill.pid());
    json.writeStringProperty("name", kill.name());
    json.writeStringProperty("input", kill.input());
    json.writeNumberProperty("line", kill.line());
    json.writeEndObject();
  }

  private static void summary(JsonGenerator json, AgreementCount count) {
    json.writeObjectPropertyStart("summary");
    json.writeNumberProperty("reports", count.reports());
    json.writeNumberProperty("agree", count.agree());
    json.writeNumberProperty("disagree", count.disagree());
    json.writeNumberProperty("indeterminate", count.indeterminate());
    json.writeEndObject();
  }
}
