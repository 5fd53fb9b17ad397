@NullMarked
package org.oomlab.core.scenario;

import org.jspecify.annotations.NullMarked;
