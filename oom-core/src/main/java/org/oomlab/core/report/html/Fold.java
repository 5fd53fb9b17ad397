package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;

/**
 * The line of a part that opens when asked.
 *
 * @param summary what it holds
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(template = "<details>\n<summary>{{summary}}</summary>\n")
record Fold(String summary) {
  static final String END = "</details>\n";
}
