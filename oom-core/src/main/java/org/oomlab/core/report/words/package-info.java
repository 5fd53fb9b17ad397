/** What reports say to a person, in sentences that text and pages share. */
@NullMarked
package org.oomlab.core.report.words;

import org.jspecify.annotations.NullMarked;
