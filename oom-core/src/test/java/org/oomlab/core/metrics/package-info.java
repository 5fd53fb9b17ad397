@NullMarked
package org.oomlab.core.metrics;

import org.jspecify.annotations.NullMarked;
