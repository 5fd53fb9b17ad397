@NullMarked
package org.oomlab.core.scenario.yaml;

import org.jspecify.annotations.NullMarked;
