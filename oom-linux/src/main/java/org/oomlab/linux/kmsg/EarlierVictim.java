package org.oomlab.linux.kmsg;

/**
 * A process of the table that an earlier OOM of the same boot has killed.
 *
 * @param pid its pid
 * @param comm its name
 * @param killLine line of the input with its kill
 * @param reaped whether the reaper had taken its memory back before this report
 */
public record EarlierVictim(int pid, String comm, long killLine, boolean reaped) {}
