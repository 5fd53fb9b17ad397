package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.List;

/**
 * Rows of a ranking.
 *
 * @param id of the caption
 * @param caption what they are
 * @param preferenceName what the column of settings holds
 * @param rows the rows
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(
    template =
        """
        <div class="scroll" tabindex="0" role="region" aria-labelledby="{{id}}">
        <table class="ranking">
        <caption id="{{id}}"><span>{{caption}}</span></caption>
        <thead><tr>\
        <th scope="col" class="n">rank</th>\
        <th scope="col">process</th>\
        <th scope="col" class="n">points</th>\
        <th scope="col" class="wide"><span class="away">score drawn</span></th>\
        <th scope="col" class="n">resident</th>\
        <th scope="col" class="n">swap</th>\
        <th scope="col" class="n">tables</th>\
        <th scope="col" class="n">{{preferenceName}}</th>\
        <th scope="col" class="n">oom_score_adj</th>\
        </tr></thead>
        <tbody>
        {{#rows}}
        <tr{{#killed}} class="killed"{{/killed}}>\
        <td class="n">{{rank}}</td>\
        <th scope="row"><span class="name">{{name}}</span> <span class="pid">{{pid}}</span>\
        {{#killed}} <span class="tag">killed</span>{{/killed}}\
        {{#tied}} <span class="tag quiet">tied</span>{{/tied}}</th>\
        <td class="n">{{points}}</td>\
        <td class="wide"><svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" \
        aria-hidden="true">{{#bar}}<rect class="{{kind}}" x="{{start}}" width="{{length}}" \
        height="10"/>{{/bar}}</svg></td>\
        <td class="n">{{resident}}</td>\
        <td class="n">{{swap}}</td>\
        <td class="n">{{tables}}</td>\
        <td class="n">{{preference}}</td>\
        <td class="n">{{oomScoreAdj}}</td>\
        </tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        """)
record RankingTable(String id, String caption, String preferenceName, List<RankingRow> rows) {
  RankingTable {
    rows = List.copyOf(rows);
  }
}
