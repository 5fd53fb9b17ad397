@NullMarked
package org.oomlab.core.text;

import org.jspecify.annotations.NullMarked;
