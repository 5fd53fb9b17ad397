/** From a machine and an OOM to the question a policy is asked. */
@NullMarked
package org.oomlab.core.select;

import org.jspecify.annotations.NullMarked;
