package org.oomlab.linux.kmsg;

/**
 * A swap area that the log says was taken into use.
 *
 * @param line line of the input
 * @param name device or file
 * @param sizeKb its size in kB
 */
public record SwapDevice(long line, String name, long sizeKb) {}
