@NullMarked
package org.oomlab.cli.plugin;

import org.jspecify.annotations.NullMarked;
