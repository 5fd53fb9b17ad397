package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * What a page starts and ends with.
 *
 * @param title the title
 * @param policy the content security policy; written as it is
 * @param css the style sheet; written as it is
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(
    template =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{{{policy}}}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <meta name="generator" content="OOM Lab">
        <title>{{title}}</title>
        <style>{{{css}}}</style>
        </head>
        <body>
        <main>
        """)
record PageFrame(String title, String policy, String css) {
  private static final String END =
      "</main>\n<footer>Made by OOM Lab. This file needs nothing else: no network, no script."
          + "</footer>\n</body>\n</html>\n";

  static void start(Writer out, String title) throws IOException {
    start(out, title, Within.text(Within.STYLE), List.of());
  }

  /** Starts a page that runs scripts, which its end has to bring. */
  static void start(Writer out, String title, String css, List<String> scripts) throws IOException {
    Html.write(
        out, new PageFrame(title, Within.policy(css, scripts), css), PageFrameRenderer::render);
  }

  static void end(Writer out) throws IOException {
    out.append(END).flush();
  }
}
