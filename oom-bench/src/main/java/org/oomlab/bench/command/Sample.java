package org.oomlab.bench.command;

/**
 * One run of a command.
 *
 * @param wallMillis from its start to its end
 * @param userMillis processor time of it and all it started, in steps of 10 ms
 * @param systemMillis the kernel's part, likewise
 * @param peakRssKib the most memory any of its processes held, 0 when not watched
 */
record Sample(double wallMillis, double userMillis, double systemMillis, long peakRssKib) {}
