/** Builders of small worlds, and what every victim policy must hold, in plain Java. */
@NullMarked
package org.oomlab.testkit;

import org.jspecify.annotations.NullMarked;
