/** What every ranking says below its rows. */
@NullMarked
package org.oomlab.cli.ranking;

import org.jspecify.annotations.NullMarked;
