@NullMarked
package org.oomlab.cli.spare;

import org.jspecify.annotations.NullMarked;
