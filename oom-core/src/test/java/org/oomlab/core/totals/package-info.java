@NullMarked
package org.oomlab.core.totals;

import org.jspecify.annotations.NullMarked;
