/** Generators and property drivers for jqwik; the only package that knows it. */
@NullMarked
package org.oomlab.testkit.property;

import org.jspecify.annotations.NullMarked;
