@NullMarked
package org.oomlab.core.yaml;

import org.jspecify.annotations.NullMarked;
