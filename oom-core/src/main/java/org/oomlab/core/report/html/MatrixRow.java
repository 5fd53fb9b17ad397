package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.ArrayList;
import java.util.List;
import org.oomlab.core.compare.PolicyOutcome;
import org.oomlab.core.compare.Situation;
import org.oomlab.core.report.words.Facts;
import org.oomlab.core.report.words.TollWords;
import org.oomlab.core.report.words.VictimLabel;

/**
 * A situation, and below it why policies part.
 *
 * @param number from 1
 * @param place where in the logs
 * @param kernel who died
 * @param cells who would have, one a policy
 * @param width how many columns the table has
 * @param reasons why policies part and what each frees; none where they do not
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(
    template =
        """
        <tr id="s{{number}}"{{#parts}} class="parts"{{/parts}}>\
        <td class="n">{{number}}</td>\
        <th scope="row" class="where">{{place}}</th>\
        <td class="name">{{kernel}}</td>\
        {{#cells}}<td class="name{{#other}} other{{/other}}{{#open}} open{{/open}}">{{victim}}</td>{{/cells}}</tr>
        {{#parts}}
        <tr class="why"><td></td><td colspan="{{width}}"><ul>
        {{#reasons}}
        <li>{{.}}</li>
        {{/reasons}}
        </ul></td></tr>
        {{/parts}}
        """)
record MatrixRow(
    long number,
    String place,
    String kernel,
    List<MatrixCell> cells,
    int width,
    List<String> reasons) {
  /** Columns beside the policies' and the number's. */
  private static final int OTHER_COLUMNS = 2;

  MatrixRow {
    cells = List.copyOf(cells);
    reasons = List.copyOf(reasons);
  }

  static MatrixRow of(Situation situation) {
    List<String> reasons = new ArrayList<>(situation.partings());
    if (!reasons.isEmpty()) {
      reasons.add(TollWords.frees(situation));
    }
    String kernel = VictimLabel.of(situation.incident().actual());
    return new MatrixRow(
        situation.index() + 1,
        Facts.place(situation.incident().origin()),
        kernel,
        situation.outcomes().stream().map(outcome -> cell(outcome, kernel)).toList(),
        situation.outcomes().size() + OTHER_COLUMNS,
        reasons);
  }

  private static MatrixCell cell(PolicyOutcome outcome, String kernel) {
    String victim = VictimLabel.of(outcome);
    boolean decided = outcome.status() == PolicyOutcome.Status.DECIDED;
    return new MatrixCell(victim, decided && !victim.equals(kernel), !decided);
  }

  boolean parts() {
    return !reasons.isEmpty();
  }
}
