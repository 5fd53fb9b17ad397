/** Tests of pages in a real browser. */
@NullMarked
package org.oomlab.browser;

import org.jspecify.annotations.NullMarked;
