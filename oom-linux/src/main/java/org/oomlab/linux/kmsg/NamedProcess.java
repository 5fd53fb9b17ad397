package org.oomlab.linux.kmsg;

/**
 * A process named by a line.
 *
 * @param line line of the input
 * @param pid its pid
 * @param comm its name
 */
public record NamedProcess(long line, int pid, String comm) {}
