package org.oomlab.core.report.json;

import java.util.List;
import java.util.function.Consumer;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.IneligibilityReason;
import org.oomlab.api.task.TaskSnapshot;
import tools.jackson.core.JsonGenerator;

/**
 * The rows of a ranking, in the kernel's order. {@code pid} is the one a kill line prints, which
 * differs from {@code tgid} when the leader has exited. {@code adjPages}, {@code points} and {@code
 * rank} are null for an ineligible process, and for all where nobody scored them, as is {@code
 * eligible} then.
 */
final class CandidatesJson {
  private CandidatesJson() {}

  /**
   * Writes the candidates, or where there are none the machine's tasks without scores.
   *
   * @param totalKnown whether the total is that {@code oom_score_adj} is a share of; where not,
   *     {@code adjPages} and {@code points} are null for whom it is not 0
   * @param more writes what else a row has, given the terms of its score, none where it has no
   *     score; called once a row, in their order
   */
  static void write(
      JsonGenerator json,
      MachineState machine,
      List<Candidate> candidates,
      boolean totalKnown,
      Consumer<List<Factor>> more) {
    json.writeArrayPropertyStart("candidates");
    if (candidates.isEmpty()) {
      for (TaskSnapshot task : machine.tasks()) {
        json.writeStartObject();
        task(json, task, machine.pageSizeBytes());
        for (String field :
            List.of("adjPages", "points", "eligible", "ineligibleBecause", "rank")) {
          json.writeNullProperty(field);
        }
        more.accept(List.of());
        json.writeEndObject();
      }
    }
    for (Candidate candidate : candidates) {
      json.writeStartObject();
      task(json, candidate.task(), machine.pageSizeBytes());
      score(json, candidate, totalKnown);
      more.accept(candidate.factors());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void task(JsonGenerator json, TaskSnapshot task, int pageSizeBytes) {
    json.writeNumberProperty("pid", task.mmPid());
    json.writeNumberProperty("tgid", task.pid());
    json.writeNumberProperty("uid", task.uid());
    json.writeStringProperty("name", task.comm());
    json.writeNumberProperty("rssPages", task.rssPages());
    json.writeNumberProperty("swapPages", task.swapPages());
    json.writeNumberProperty("pageTablePages", task.pgtablesBytes() / pageSizeBytes);
    json.writeNumberProperty("oomScoreAdj", task.oomScoreAdj());
  }

  private static void score(JsonGenerator json, Candidate candidate, boolean totalKnown) {
    boolean eligible = candidate.eligible();
    boolean known = eligible && (totalKnown || candidate.task().oomScoreAdj() == 0);
    Fields.number(json, "adjPages", known, candidate.factor(Factor.ADJ));
    Fields.number(json, "points", known, candidate.points());
    json.writeBooleanProperty("eligible", eligible);
    Fields.text(
        json,
        "ineligibleBecause",
        candidate.ineligibleBecause().map(IneligibilityReason::name).orElse(""));
    Fields.number(json, "rank", eligible, candidate.rank());
  }
}
