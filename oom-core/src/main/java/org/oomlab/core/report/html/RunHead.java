package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.ArrayList;
import java.util.List;
import org.oomlab.core.metrics.PolicyRun;
import org.oomlab.core.metrics.ScenarioResult;
import org.oomlab.core.report.words.MachineWords;
import org.oomlab.core.report.words.RunSentence;
import org.oomlab.core.text.Durations;

/**
 * The head of a scenario: its story, what it cost under each policy.
 *
 * @param anchor the article's id
 * @param level of its heading
 * @param number from 1; 0 where there is but one
 * @param heading the scenario's name, or what happened where there is but one policy
 * @param tag whether policies part, empty where there is but one
 * @param story the scenario's own words
 * @param facts input, machine, seed
 * @param columns the policies, and the oracle where it was asked
 * @param rows the metrics
 * @param failures why policies failed
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(
    template =
        """
        <article id="{{anchor}}" class="run" aria-labelledby="{{anchor}}-name">
        <header>
        <p class="eyebrow">{{#numbered}}<a href="#overview">Scenario {{number}}</a>{{/numbered}}\
        {{^numbered}}Simulated run{{/numbered}}{{#tagged}} <span class="tag quiet">{{tag}}</span>{{/tagged}}</p>
        <h{{level}} id="{{anchor}}-name" class="verdict">{{heading}}</h{{level}}>
        <p class="story">{{story}}</p>
        </header>
        <div class="pair">
        <section aria-labelledby="{{anchor}}-facts">
        <h{{below}} id="{{anchor}}-facts">What was run</h{{below}}>
        <dl class="facts">
        {{#facts}}
        <div><dt>{{name}}</dt><dd>{{value}}</dd></div>
        {{/facts}}
        </dl>
        </section>
        <section aria-labelledby="{{anchor}}-costs">
        <h{{below}} id="{{anchor}}-costs">What it cost</h{{below}}>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="{{anchor}}-costs">
        <table class="costs">
        <caption class="away">Metrics of each policy, in simulated time</caption>
        <thead{{^several}} class="away"{{/several}}><tr><th scope="col">metric</th>\
        {{#columns}}<th scope="col" class="n">{{.}}</th>{{/columns}}</tr></thead>
        <tbody>
        {{#rows}}
        <tr{{#sum}} class="sum"{{/sum}}><th scope="row">{{name}}</th>\
        {{#cells}}<td class="n {{tone}}">{{text}}</td>{{/cells}}</tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{#failures}}
        <p class="bad">{{.}}</p>
        {{/failures}}
        </section>
        </div>
        <div class="strands">
        """)
record RunHead(
    String anchor,
    int level,
    long number,
    String heading,
    String tag,
    String story,
    List<Fact> facts,
    List<String> columns,
    List<CostRow> rows,
    List<String> failures) {
  static final String END = "</div>\n</article>\n";

  RunHead {
    facts = List.copyOf(facts);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    failures = List.copyOf(failures);
  }

  static RunHead of(ScenarioResult result, int level, long number) {
    boolean single = result.runs().size() == 1;
    List<String> columns = new ArrayList<>(result.runs().stream().map(PolicyRun::policy).toList());
    if (result.oracle().isKnown()) {
      columns.add(CostRow.oracle(result.oracle()));
    }
    return new RunHead(
        anchor(number),
        level,
        number,
        number == 0 && single
            ? RunSentence.of(result.scenario(), result.runs().getFirst())
            : result.scenario().name(),
        single ? "" : Strand.of(result.runs()).size() <= 1 ? "all alike" : "policies part",
        result.scenario().story().strip().replace('\n', ' '),
        facts(result, single),
        columns,
        CostRow.all(result),
        result.runs().stream()
            .filter(run -> !run.succeeded())
            .map(run -> run.policy() + ": " + run.failure())
            .toList());
  }

  static String anchor(long number) {
    return "s" + number;
  }

  int below() {
    return level + 1;
  }

  boolean numbered() {
    return number > 0;
  }

  boolean tagged() {
    return !tag.isEmpty();
  }

  boolean several() {
    return columns.size() > 1;
  }

  private static List<Fact> facts(ScenarioResult result, boolean single) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("scenario", result.input()));
    facts.add(new Fact("machine", MachineWords.of(result.scenario().machine())));
    facts.add(new Fact("lasts", Durations.ofMillis(result.scenario().durationMillis())));
    facts.add(new Fact("seed", Long.toString(result.scenario().seed())));
    if (single) {
      facts.add(new Fact("policy", result.runs().getFirst().policy()));
    }
    if (result.oracle().isKnown()) {
      facts.add(
          new Fact(
              "hindsight",
              result.oracle().tried() == 1
                  ? "1 other first victim tried"
                  : result.oracle().tried() + " other first victims tried"));
    }
    return facts;
  }
}
