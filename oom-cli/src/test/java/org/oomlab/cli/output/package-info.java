@NullMarked
package org.oomlab.cli.output;

import org.jspecify.annotations.NullMarked;
