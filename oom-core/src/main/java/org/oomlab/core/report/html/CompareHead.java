package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.List;
import org.oomlab.core.report.words.CompareTally;
import org.oomlab.core.report.words.TollWords;

/**
 * What all situations come to, and the head of the table of them.
 *
 * @param summary in how many policies part
 * @param totals each policy over all
 * @param lost the CPU time that kills lose, where it is known
 * @param undecided why policies did not decide
 * @param policies the columns of the table
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(
    template =
        """
        <header>
        <p class="eyebrow">Policies compared</p>
        <h1>{{summary}}</h1>
        </header>
        <section aria-labelledby="totals">
        <h2 id="totals">Each policy over all</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="totals">
        <table class="totals">
        <caption class="away">Kills of each policy and what they free</caption>
        <thead><tr>\
        <th scope="col">policy</th>\
        <th scope="col" class="n">kills</th>\
        <th scope="col" class="n">processes</th>\
        <th scope="col" class="n">frees</th>\
        <th scope="col" class="n">as kernel</th>\
        <th scope="col" class="n">undecided</th>\
        </tr></thead>
        <tbody>
        {{#totals}}
        <tr><th scope="row" class="name">{{policy}}</th><td class="n">{{kills}}</td>\
        <td class="n">{{processes}}</td><td class="n">{{frees}}</td>\
        <td class="n">{{asKernel}}</td><td class="n">{{undecided}}</td></tr>
        {{/totals}}
        </tbody>
        </table>
        </div>
        {{#lost}}
        <p>{{.}}</p>
        {{/lost}}
        </section>
        {{#someUndecided}}
        <section aria-labelledby="undecided">
        <h2 id="undecided">Where policies did not decide</h2>
        <ul>
        {{#undecided}}
        <li>{{.}}</li>
        {{/undecided}}
        </ul>
        </section>
        {{/someUndecided}}
        <section aria-labelledby="matrix">
        <h2 id="matrix">Each situation</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="matrix">
        <table class="matrix">
        <caption><span>Who dies, by name and pid; +3 means with three others, +? with a group that the \
        log does not show. Why policies part stands below the row.</span></caption>
        <thead><tr><th scope="col" class="n">#</th><th scope="col">log</th>\
        <th scope="col">kernel</th>\
        {{#policies}}<th scope="col" class="name">{{.}}</th>{{/policies}}</tr></thead>
        <tbody>
        """)
record CompareHead(
    String summary,
    List<TotalsRow> totals,
    List<String> lost,
    List<String> undecided,
    List<String> policies) {
  static final String END = "</tbody>\n</table>\n</div>\n</section>\n";

  CompareHead {
    totals = List.copyOf(totals);
    lost = List.copyOf(lost);
    undecided = List.copyOf(undecided);
    policies = List.copyOf(policies);
  }

  static CompareHead of(CompareTally tally, List<String> policies) {
    return new CompareHead(
        tally.summary(),
        tally.totals().stream().map(TotalsRow::of).toList(),
        TollWords.lost(tally.totals()),
        tally.undecidedNotes(),
        policies);
  }

  boolean someUndecided() {
    return !undecided.isEmpty();
  }
}
