/** From what a report says to an incident that policies can decide again. */
@NullMarked
package org.oomlab.linux.incident;

import org.jspecify.annotations.NullMarked;
