/**
 * Kernel logs: what the OOM killer printed, read line by line into reports. One class per kind of
 * line ({@code ...Rule}); the records say what the text says and nothing more.
 */
@NullMarked
package org.oomlab.linux.kmsg;

import org.jspecify.annotations.NullMarked;
