@NullMarked
package org.oomlab.core.engine.memory;

import org.jspecify.annotations.NullMarked;
