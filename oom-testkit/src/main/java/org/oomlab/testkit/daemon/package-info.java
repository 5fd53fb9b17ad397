/** What every pressure daemon must hold, in plain Java. */
@NullMarked
package org.oomlab.testkit.daemon;

import org.jspecify.annotations.NullMarked;
