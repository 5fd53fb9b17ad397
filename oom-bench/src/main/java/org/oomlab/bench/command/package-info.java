/** What the whole command costs, as a user starts it. */
@NullMarked
package org.oomlab.bench.command;

import org.jspecify.annotations.NullMarked;
