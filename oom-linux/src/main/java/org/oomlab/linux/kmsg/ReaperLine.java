package org.oomlab.linux.kmsg;

/**
 * A line of the OOM reaper.
 *
 * @param line line of the input
 * @param pid pid of the process
 * @param comm its name
 * @param reaped whether it took the memory back, or was unable to
 * @param kilobytes {@code anon-rss}, {@code file-rss}, {@code shmem-rss} left, in kB
 */
public record ReaperLine(long line, int pid, String comm, boolean reaped, Quantities kilobytes) {}
