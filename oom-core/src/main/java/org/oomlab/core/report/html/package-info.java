/**
 * Results as pages for a browser, each one file that needs nothing else. The only code that knows
 * the template library, which compiles the templates of the records here and is not there at run
 * time.
 */
@NullMarked
package org.oomlab.core.report.html;

import org.jspecify.annotations.NullMarked;
