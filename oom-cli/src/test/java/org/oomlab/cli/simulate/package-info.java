@NullMarked
package org.oomlab.cli.simulate;

import org.jspecify.annotations.NullMarked;
