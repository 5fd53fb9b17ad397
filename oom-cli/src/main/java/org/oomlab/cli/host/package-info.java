/** What the program is started in, and how bad input is told apart from defects. */
@NullMarked
package org.oomlab.cli.host;

import org.jspecify.annotations.NullMarked;
