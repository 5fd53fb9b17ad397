/** The course of a run in as many points as a picture of it can show. */
@NullMarked
package org.oomlab.core.course;

import org.jspecify.annotations.NullMarked;
