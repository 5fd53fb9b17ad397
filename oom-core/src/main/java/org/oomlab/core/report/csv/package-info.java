/** Reports as tables for spreadsheets and statistics: RFC 4180, UTF-8, a header line. */
@NullMarked
package org.oomlab.core.report.csv;

import org.jspecify.annotations.NullMarked;
