package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.List;

/**
 * All reports, a row each, above the reports.
 *
 * @param totals how many reports agree; the page's heading
 * @param rows the rows
 * @param left how many reports have none, because a longer table helps nobody
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(
    template =
        """
        <header>
        <p class="eyebrow">Reports of the OOM killer</p>
        <h1>{{totals}}</h1>
        </header>
        <nav id="overview" aria-labelledby="overview-caption">
        <div class="scroll" tabindex="0" role="region" aria-labelledby="overview-caption">
        <table class="overview">
        <caption id="overview-caption" class="away">All reports</caption>
        <thead><tr>\
        <th scope="col" class="n">#</th>\
        <th scope="col">killed</th>\
        <th scope="col">model</th>\
        <th scope="col">ran out</th>\
        <th scope="col">time</th>\
        <th scope="col">log</th>\
        </tr></thead>
        <tbody>
        {{#rows}}
        <tr>\
        <td class="n"><a href="#r{{number}}">{{number}}</a></td>\
        <th scope="row"><a href="#r{{number}}" class="name">{{killed}}</a></th>\
        <td><span class="{{tone}}">{{model}}</span></td>\
        <td>{{confinement}}</td>\
        <td class="when">{{time}}</td>\
        <td class="where">{{place}}</td>\
        </tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        {{#more}}
        <p>and {{left}} more, all of them below</p>
        {{/more}}
        </nav>
        """)
record Overview(String totals, List<OverviewRow> rows, long left) {
  Overview {
    rows = List.copyOf(rows);
  }

  boolean more() {
    return left > 0;
  }
}
