/** When to act and on whom: killers in user space, what they see and what they can do. */
@NullMarked
package org.oomlab.api.pressure;

import org.jspecify.annotations.NullMarked;
