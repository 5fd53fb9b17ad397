@NullMarked
package org.oomlab.core.compare;

import org.jspecify.annotations.NullMarked;
