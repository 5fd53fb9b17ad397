@NullMarked
package org.oomlab.cli.verify;

import org.jspecify.annotations.NullMarked;
