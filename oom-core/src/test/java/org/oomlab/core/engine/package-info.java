@NullMarked
package org.oomlab.core.engine;

import org.jspecify.annotations.NullMarked;
