package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.List;

/**
 * Who could not die.
 *
 * @param id of the caption
 * @param rows the rows
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(
    template =
        """
        <div class="scroll" tabindex="0" role="region" aria-labelledby="{{id}}">
        <table class="exempt">
        <caption id="{{id}}"><span>Processes that cannot be killed, in MiB</span></caption>
        <thead><tr>\
        <th scope="col">process</th>\
        <th scope="col" class="n">resident</th>\
        <th scope="col" class="n">swap</th>\
        <th scope="col">exempt because it</th>\
        </tr></thead>
        <tbody>
        {{#rows}}
        <tr>\
        <th scope="row"><span class="name">{{name}}</span> <span class="pid">{{pid}}</span></th>\
        <td class="n">{{resident}}</td>\
        <td class="n">{{swap}}</td>\
        <td>{{reason}}</td>\
        </tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        """)
record ExemptTable(String id, List<ExemptRow> rows) {
  ExemptTable {
    rows = List.copyOf(rows);
  }
}
