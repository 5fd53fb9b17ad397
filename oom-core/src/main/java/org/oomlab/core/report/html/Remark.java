package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;

/**
 * A line beside the matter.
 *
 * @param text what it says
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(template = "<p class=\"remark\">{{text}}</p>\n")
record Remark(String text) {}
