/** Page reclaim in whole pages: watermarks, who is scanned how much, what is protected. */
@NullMarked
package org.oomlab.core.reclaim;

import org.jspecify.annotations.NullMarked;
