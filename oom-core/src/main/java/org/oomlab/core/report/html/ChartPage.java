package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * What a page with charts starts and ends with. Its script draws into it what stands there as
 * numbers; without scripts the tables remain.
 *
 * @param library the chart library; written as it is
 * @param script the page's own script; written as it is
 * @param licence the library's licence
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(
    template =
        """
        </main>
        <footer>
        <p>Made by OOM Lab. This file needs nothing else: no network.</p>
        <details><summary>Charts are drawn by uPlot, under the MIT licence</summary>
        <pre>{{#licence}}
        {{.}}
        {{/licence}}</pre>
        </details>
        </footer>
        <script>{{{library}}}</script>
        <script>{{{script}}}</script>
        </body>
        </html>
        """)
record ChartPage(String library, String script, List<String> licence) {
  private static final String NO_SCRIPT =
      "<noscript><p class=\"remark\">The charts need a script, which is in this file and is not"
          + " run here. All else is below.</p></noscript>\n";

  static void start(Writer out, String title) throws IOException {
    ChartPage page = load();
    String css =
        Within.text(Within.STYLE) + Within.text("uplot/uPlot.min.css") + Within.text("runs.css");
    PageFrame.start(out, title, css, List.of(page.library, page.script));
    out.append(NO_SCRIPT);
  }

  static void end(Writer out) throws IOException {
    Html.write(out, load(), ChartPageRenderer::render);
    out.flush();
  }

  private static ChartPage load() throws IOException {
    return new ChartPage(
        Within.text("uplot/uPlot.iife.min.js"),
        Within.text("runs.js"),
        Within.text("uplot/LICENSE").lines().toList());
  }
}
