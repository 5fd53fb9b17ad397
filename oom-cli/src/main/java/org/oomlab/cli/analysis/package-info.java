/** What commands over kernel logs have in common: inputs, the facts a user adds, reading. */
@NullMarked
package org.oomlab.cli.analysis;

import org.jspecify.annotations.NullMarked;
