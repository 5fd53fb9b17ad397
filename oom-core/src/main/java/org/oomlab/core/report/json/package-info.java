/** Results as JSON documents with stable fields. The only code that knows a JSON library. */
@NullMarked
package org.oomlab.core.report.json;

import org.jspecify.annotations.NullMarked;
