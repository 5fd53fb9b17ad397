/** Tests of the course of a run. */
@NullMarked
package org.oomlab.core.course;

import org.jspecify.annotations.NullMarked;
