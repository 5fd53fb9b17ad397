/** Architecture rules that a policy author runs on the classes of his own jar. */
@NullMarked
package org.oomlab.testkit.arch;

import org.jspecify.annotations.NullMarked;
