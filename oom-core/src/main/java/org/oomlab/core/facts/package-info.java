/** Facts that a report hides, told by somebody who knows the machine. */
@NullMarked
package org.oomlab.core.facts;

import org.jspecify.annotations.NullMarked;
