package org.oomlab.linux.kmsg;

/**
 * How much of a log was read.
 *
 * @param lines lines, a last one without a newline included
 * @param bytes bytes, after decompression
 */
public record LogExtent(long lines, long bytes) {}
