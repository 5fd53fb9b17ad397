/**
 * From bytes to kernel log lines: finding them in a large file, taking off what a log daemon, a
 * terminal or a mailer put around them.
 */
@NullMarked
package org.oomlab.linux.text;

import org.jspecify.annotations.NullMarked;
