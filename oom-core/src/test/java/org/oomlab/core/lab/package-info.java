@NullMarked
package org.oomlab.core.lab;

import org.jspecify.annotations.NullMarked;
