/** What reports say, before it is text or JSON: findings in logs, and policies compared. */
@NullMarked
package org.oomlab.core.report;

import org.jspecify.annotations.NullMarked;
