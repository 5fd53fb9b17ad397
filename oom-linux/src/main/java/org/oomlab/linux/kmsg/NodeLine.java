package org.oomlab.linux.kmsg;

/**
 * One node of {@code Mem-Info} (4.8 and later).
 *
 * @param node its number
 * @param kilobytes active_anon, inactive_anon ... in kB
 */
public record NodeLine(int node, Quantities kilobytes) {}
