/** Words for people that several reports share. */
@NullMarked
package org.oomlab.core.text;

import org.jspecify.annotations.NullMarked;
