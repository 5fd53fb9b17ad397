package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import org.oomlab.core.report.words.Tally;

/**
 * Kills without a report, folded.
 *
 * @param heading how many
 * @param why how that can be
 * @param kills which
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(
    template =
        """
        <details>
        <summary>{{heading}}</summary>
        <p>{{kills}} ({{why}})</p>
        </details>
        """)
record Unreported(String heading, String why, String kills) {
  static Unreported of(Tally tally) {
    return new Unreported(tally.unreportedHeading(), Tally.WHY, tally.unreportedList());
  }
}
