/** What a policy's kills must lead to when the simulator carries them out. */
@NullMarked
package org.oomlab.testkit.run;

import org.jspecify.annotations.NullMarked;
