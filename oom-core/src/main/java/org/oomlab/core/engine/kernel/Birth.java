package org.oomlab.core.engine.kernel;

import org.oomlab.core.engine.memory.Memcg;

/**
 * What the kernel takes to make a task, in pages.
 *
 * @param memcg where the task is
 * @param chargedTo where its fork is charged: whoever forked was there
 * @param kernelPages stack and structures of its first thread
 * @param threadPages stack and structures of each further thread, charged to its own memcg
 * @param tablePages page tables that fork copies; none where it shares its parent's memory
 * @param inVfork whether its parent waits for it to leave the parent's memory
 */
public record Birth(
    Memcg memcg,
    Memcg chargedTo,
    long kernelPages,
    long threadPages,
    long tablePages,
    boolean inVfork) {}
