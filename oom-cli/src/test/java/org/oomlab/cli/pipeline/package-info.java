@NullMarked
package org.oomlab.cli.pipeline;

import org.jspecify.annotations.NullMarked;
