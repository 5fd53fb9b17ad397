package org.oomlab.linux.kmsg;

/**
 * {@code Memory cgroup stats for PATH:} with its numbers.
 *
 * @param path the memcg
 * @param values up to 5.2 its own (not its children's), in kB; from 5.3 the contents of {@code
 *     memory.stat}, descendants included, in bytes and counts
 * @param inBytes which of the two
 */
public record MemcgStatLine(String path, Quantities values, boolean inBytes) {}
