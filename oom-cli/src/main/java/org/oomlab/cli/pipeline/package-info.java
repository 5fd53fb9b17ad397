/** Many inputs on several threads, results in order; the only threads of the program's own. */
@NullMarked
package org.oomlab.cli.pipeline;

import org.jspecify.annotations.NullMarked;
