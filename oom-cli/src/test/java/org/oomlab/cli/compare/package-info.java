@NullMarked
package org.oomlab.cli.compare;

import org.jspecify.annotations.NullMarked;
