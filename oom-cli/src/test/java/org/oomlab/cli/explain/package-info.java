@NullMarked
package org.oomlab.cli.explain;

import org.jspecify.annotations.NullMarked;
