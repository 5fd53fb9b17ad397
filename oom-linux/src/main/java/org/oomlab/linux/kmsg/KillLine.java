package org.oomlab.linux.kmsg;

/**
 * A line {@code Killed process ...}.
 *
 * @param line line of the input
 * @param timestamp its time as found
 * @param message what stands before it, say {@code Memory cgroup out of memory}; empty up to 5.0
 * @param pid pid of the thread killed first
 * @param comm its name, empty where it is cut
 * @param numbers {@code total-vm}, {@code anon-rss}, {@code file-rss}, {@code shmem-rss}, {@code
 *     pgtables}, {@code vsz} in kB, {@code UID}, {@code oom_score_adj}, as far as printed
 */
public record KillLine(
    long line, String timestamp, String message, int pid, String comm, Quantities numbers) {}
