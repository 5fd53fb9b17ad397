package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import org.oomlab.core.report.words.RunSentence;
import org.oomlab.core.scenario.Scenario;

/**
 * A course of a scenario: its charts, which the page's script draws, and the head of the list of
 * what happened.
 *
 * @param anchor the id
 * @param level of its heading
 * @param policies under which policies
 * @param sentence what happened in a sentence or two, empty where it is said already
 * @param data the numbers; written as they are
 * @param happened whether there is anything to list
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(
    template =
        """
        <section class="strand" aria-labelledby="{{anchor}}">
        <h{{level}} id="{{anchor}}">{{policies}}</h{{level}}>
        {{#told}}
        <p class="story">{{sentence}}</p>
        {{/told}}
        <div class="charts" hidden></div>
        <script type="application/json">{{{data}}}</script>
        {{#happened}}
        <h{{below}}>What happened</h{{below}}>
        <ol class="happened">
        {{/happened}}
        """)
record StrandHead(
    String anchor, int level, String policies, String sentence, String data, boolean happened) {
  static StrandHead of(
      Scenario scenario, Strand strand, String anchor, int level, boolean single, int explained) {
    return new StrandHead(
        anchor,
        level,
        single ? "Under " + strand.policies() : strand.policies(),
        single ? "" : RunSentence.of(scenario, strand.first()),
        ChartData.of(
            strand.first().course(),
            scenario.durationMillis(),
            strand.first().kills(),
            anchor,
            explained),
        !strand.first().kills().isEmpty() || !strand.first().course().moments().isEmpty());
  }

  int below() {
    return level + 1;
  }

  boolean told() {
    return !sentence.isEmpty();
  }
}
