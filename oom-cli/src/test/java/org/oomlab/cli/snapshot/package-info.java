@NullMarked
package org.oomlab.cli.snapshot;

import org.jspecify.annotations.NullMarked;
