@NullMarked
package org.oomlab.cli.scaffold;

import org.jspecify.annotations.NullMarked;
