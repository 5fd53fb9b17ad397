@NullMarked
package org.oomlab.bench.simulate;

import org.jspecify.annotations.NullMarked;
