package org.oomlab.core.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.oomlab.core.course.Moment;
import org.oomlab.core.metrics.JudgedKill;
import org.oomlab.core.metrics.ScenarioResult;
import org.oomlab.core.scenario.Scenario;

/** Writes one scenario: its head, then each course that it took. */
final class RunSection {
  /** Kills that are explained, and other moments that are listed, of a course. */
  static final int MOST_LISTED = 50;

  /** Kills and other moments that are seen at once. */
  private static final int SEEN = 12;

  private final Writer out;
  private final int level;

  /**
   * Creates a writer of scenarios.
   *
   * @param level of a scenario's heading
   */
  RunSection(Writer out, int level) {
    this.out = out;
    this.level = level;
  }

  /** Writes a scenario; 0 as number where it is the only one. */
  void write(ScenarioResult result, long number) throws IOException {
    Html.write(out, RunHead.of(result, level, number), RunHeadRenderer::render);
    List<Strand> strands = Strand.of(result.runs());
    for (int i = 0; i < strands.size(); i++) {
      strand(result, strands.get(i), RunHead.anchor(number) + "-" + (i + 1));
    }
    out.append(RunHead.END);
  }

  private void strand(ScenarioResult result, Strand strand, String anchor) throws IOException {
    List<JudgedKill> kills = strand.first().kills();
    int explained = Math.min(kills.size(), MOST_LISTED);
    StrandHead head =
        StrandHead.of(
            result.scenario(), strand, anchor, level + 1, result.runs().size() == 1, explained);
    Html.write(out, head, StrandHeadRenderer::render);
    if (head.happened()) {
      happened(result.scenario(), strand, anchor, explained);
    }
    if (explained < kills.size()) {
      String left = "and " + (kills.size() - explained) + " more kills, which --format json has";
      Html.write(out, new Remark(left), RemarkRenderer::render);
    }
    out.append("</section>\n");
  }

  private void happened(Scenario scenario, Strand strand, String anchor, int explained)
      throws IOException {
    List<JudgedKill> kills = strand.first().kills();
    List<Moment> moments = strand.first().course().moments().stream().limit(MOST_LISTED).toList();
    int all = explained + moments.size();
    boolean folds = all > SEEN + 1;
    int kill = 0;
    int moment = 0;
    while (kill < explained || moment < moments.size()) {
      if (folds && kill + moment == SEEN) {
        out.append("</ol>\n");
        Html.write(out, new Fold("and " + (all - SEEN) + " more"), FoldRenderer::render);
        out.append("<ol class=\"happened\">\n");
      }
      boolean killNext =
          moment == moments.size()
              || (kill < explained
                  && kills.get(kill).event().timeMicros() <= moments.get(moment).timeMicros());
      if (killNext) {
        Html.write(out, KillItem.of(scenario, strand, anchor, kill), KillItemRenderer::render);
        kill++;
      } else {
        Html.write(out, MomentItem.of(moments.get(moment)), MomentItemRenderer::render);
        moment++;
      }
    }
    out.append("</ol>\n").append(folds ? Fold.END : "");
  }
}
