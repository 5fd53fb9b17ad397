@NullMarked
package org.oomlab.core.engine.reclaim;

import org.jspecify.annotations.NullMarked;
