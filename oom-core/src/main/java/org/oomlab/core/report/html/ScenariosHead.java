package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.oomlab.core.metrics.ScenarioTotals;
import org.oomlab.core.text.Durations;

/**
 * What all scenarios come to, and a table of them.
 *
 * @param summary who loses least
 * @param oracle whether hindsight was asked
 * @param totals each policy over all
 * @param policies the columns of the overview
 * @param rows the scenarios
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(
    template =
        """
        <header>
        <p class="eyebrow">Policies compared on scenarios</p>
        <h1>{{summary}}</h1>
        </header>
        <section aria-labelledby="totals">
        <h2 id="totals">Each policy over all</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="totals">
        <table class="totals">
        <caption class="away">Kills of each policy and what they cost, in simulated time</caption>
        <thead><tr>\
        <th scope="col">policy</th>\
        <th scope="col" class="n">kills</th>\
        <th scope="col" class="n">wrong</th>\
        <th scope="col" class="n">panics</th>\
        <th scope="col" class="n">work lost</th>\
        <th scope="col" class="n">promises broken</th>\
        <th scope="col" class="n">all waited</th>\
        <th scope="col" class="n">time lost</th>\
        {{#oracle}}<th scope="col" class="n">regret</th>{{/oracle}}\
        </tr></thead>
        <tbody>
        {{#totals}}
        <tr><th scope="row" class="name">{{policy}}</th><td class="n">{{kills}}</td>\
        <td class="n">{{wrong}}</td><td class="n">{{panics}}</td>\
        <td class="n">{{work}}</td><td class="n">{{promises}}</td><td class="n">{{waits}}</td>\
        <td class="n sum">{{lost}}</td>\
        {{#oracle}}<td class="n">{{regret}}</td>{{/oracle}}</tr>
        {{/totals}}
        </tbody>
        </table>
        </div>
        <p class="remark">Time lost is work lost, weighted, and the time in which promises were \
        broken or all waited for memory.\
        {{#oracle}} Regret is what of it one other first victim would have spared.{{/oracle}}</p>
        </section>
        <nav id="overview" aria-labelledby="overview-name">
        <h2 id="overview-name">Each scenario: time lost</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="overview-name">
        <table class="scenarios">
        <caption class="away">Time lost in each scenario under each policy</caption>
        <thead><tr><th scope="col">scenario</th>\
        {{#policies}}<th scope="col" class="name">{{.}}</th>{{/policies}}</tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row"><a href="#s{{number}}" class="name">{{name}}</a></th>\
        {{#cells}}<td><span class="{{tone}}">{{lost}}</span> <span class="pid">{{kills}}</span></td>{{/cells}}</tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        </nav>
        """)
record ScenariosHead(
    String summary,
    boolean oracle,
    List<TotalRow> totals,
    List<String> policies,
    List<ScenarioRow> rows) {
  ScenariosHead {
    totals = List.copyOf(totals);
    policies = List.copyOf(policies);
    rows = List.copyOf(rows);
  }

  /** A policy over all scenarios, in words. */
  record TotalRow(
      String policy,
      long kills,
      long wrong,
      long panics,
      String work,
      String promises,
      String waits,
      String lost,
      String regret) {
    static TotalRow of(ScenarioTotals total) {
      return new TotalRow(
          total.policy(),
          total.kills(),
          total.wrongKills(),
          total.panics(),
          Durations.ofMillis(total.workLostMillis()),
          Durations.ofMillis(total.objectiveLostMillis()),
          Durations.ofMillis(total.fullStallMillis()),
          Durations.ofMillis(total.timeLostMillis()),
          Durations.ofMillis(total.regretMillis()));
    }
  }

  static ScenariosHead of(List<ScenarioTotals> totals, List<ScenarioRow> rows, boolean oracle) {
    return new ScenariosHead(
        summary(totals, rows.size()),
        oracle,
        totals.stream().map(TotalRow::of).toList(),
        totals.stream().map(ScenarioTotals::policy).toList(),
        rows);
  }

  private static String summary(List<ScenarioTotals> totals, int scenarios) {
    String on = scenarios == 1 ? "1 scenario" : scenarios + " scenarios";
    List<ScenarioTotals> whole =
        new ArrayList<>(totals.stream().filter(total -> total.failed() == 0).toList());
    whole.sort(Comparator.comparingLong(ScenarioTotals::timeLostMillis));
    if (whole.isEmpty()) {
      return "On " + on + " every policy failed.";
    }
    ScenarioTotals best = whole.getFirst();
    ScenarioTotals worst = whole.getLast();
    if (whole.size() == 1) {
      return "On " + on + " " + best.policy() + " loses " + lost(best) + ".";
    }
    if (best.timeLostMillis() == worst.timeLostMillis()) {
      return "On " + on + " all policies lose " + Durations.ofMillis(best.timeLostMillis()) + ".";
    }
    return "On "
        + on
        + " "
        + best.policy()
        + " loses least: "
        + lost(best)
        + ". "
        + worst.policy()
        + " loses most: "
        + Durations.ofMillis(worst.timeLostMillis() - best.timeLostMillis())
        + " more"
        + wrong(worst)
        + ".";
  }

  private static String lost(ScenarioTotals total) {
    return Durations.ofMillis(total.timeLostMillis()) + wrong(total);
  }

  private static String wrong(ScenarioTotals total) {
    long wrong = total.wrongKills();
    return wrong == 0
        ? ", without a wrong kill"
        : wrong == 1 ? ", with 1 wrong kill" : ", with " + wrong + " wrong kills";
  }
}
