package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;

/**
 * All that a page without a report says.
 *
 * @param heading what
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(template = "<h1>{{heading}}</h1>\n")
record Plain(String heading) {}
