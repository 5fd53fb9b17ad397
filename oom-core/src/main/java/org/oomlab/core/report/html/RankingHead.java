package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.List;

/**
 * What stands above and around the rows of a ranking.
 *
 * @param anchor the report's id
 * @param below level of the heading
 * @param heading how many there are
 * @param drawnTerms whether the bars show the terms of the scores
 * @param notes what the rows do not show
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(
    template =
        """
        <section aria-labelledby="{{anchor}}-ranking">
        <h{{below}} id="{{anchor}}-ranking">{{heading}}</h{{below}}>
        {{#drawnTerms}}
        <ul class="legend" aria-hidden="true">\
        <li class="resident">resident</li>\
        <li class="swap">swap</li>\
        <li class="pageTables">page tables</li>\
        <li class="adds">oom_score_adj adds</li>\
        <li class="takes">oom_score_adj takes</li>\
        </ul>
        {{/drawnTerms}}
        {{#noted}}
        <ul class="notes">
        {{#notes}}
        <li>{{.}}</li>
        {{/notes}}
        </ul>
        {{/noted}}
        """)
record RankingHead(
    String anchor, int below, String heading, boolean drawnTerms, List<String> notes) {
  RankingHead {
    notes = List.copyOf(notes);
  }

  boolean noted() {
    return !notes.isEmpty();
  }
}
