package org.oomlab.core.report;

/**
 * A kill without a report of its own: the kernel limits how many it prints, and logs are cut.
 *
 * @param pid pid of the process killed
 * @param name its name as found
 * @param input name of the file
 * @param line line of the kill, from 1
 */
public record UnreportedKill(int pid, String name, String input, long line) implements Finding {}
