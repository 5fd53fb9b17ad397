package org.oomlab.testkit.writer;

/**
 * The lines that say who dies.
 *
 * @param summary whether {@code oom-kill:constraint=...} stands before them
 * @param storesConstraint whether that line knows the constraint; 5.0 always prints none
 * @param decision the line that names the process chosen, with its score
 * @param sizes what the kill line says of the victim's memory
 * @param prefixed whether the kill line begins with the reason
 * @param sharers whether those that share the victim's memory have lines
 * @param group whether {@code memory.oom.group} is known
 * @param reaper whether the reaper tells what it freed
 * @param nobody what is said when nobody can be killed
 * @param oldReasons whether it names a memory policy as the reason, and words {@code panic_on_oom}
 *     as up to 2.6.35
 * @param cpusetReason whether it names a cpuset as the reason
 */
record KillLayout(
    boolean summary,
    boolean storesConstraint,
    Decision decision,
    Sizes sizes,
    boolean prefixed,
    boolean sharers,
    boolean group,
    boolean reaper,
    Nobody nobody,
    boolean oldReasons,
    boolean cpusetReason) {

  /** The line that names the process chosen. */
  enum Decision {
    NONE,
    /** Lower-case {@code kill process ... or a child}. */
    OR_A_CHILD,
    /** {@code Kill process ... or sacrifice child}. */
    OR_SACRIFICE_CHILD
  }

  /** What the kill line says of the victim's memory; each adds to the one before. */
  enum Sizes {
    /** Nothing, and the line itself begins {@code Out of Memory: Killed}. */
    NONE_CAPITAL,
    NONE,
    VSZ,
    TOTAL_VM,
    SHMEM,
    UID_PGTABLES_ADJ
  }

  /** What is said when nobody can be killed. */
  enum Nobody {
    /** A panic, and nothing at all in a memcg. */
    PANIC,
    /** A warning; for the whole machine a panic after it. */
    WARNING
  }

  static final EraTable<KillLayout> ERAS =
      EraTable.from("2.6.11", oldest(Decision.NONE, Sizes.NONE_CAPITAL, false))
          .then("2.6.20", oldest(Decision.OR_A_CHILD, Sizes.NONE, true))
          .then("2.6.24", oldest(Decision.OR_A_CHILD, Sizes.NONE, false))
          .then("2.6.35", oldest(Decision.OR_A_CHILD, Sizes.VSZ, false))
          .then("2.6.36", old(Sizes.TOTAL_VM, false))
          .then("2.6.37", old(Sizes.TOTAL_VM, true))
          .then("4.4", old(Sizes.TOTAL_VM, false))
          .then("4.5", old(Sizes.SHMEM, false))
          .then("4.6", reaped(false, false, Nobody.PANIC))
          .then("4.19", reaped(false, true, Nobody.WARNING))
          .then("5.0", reaped(true, true, Nobody.WARNING))
          .then("5.1", modern(Sizes.SHMEM))
          .then("5.4", modern(Sizes.UID_PGTABLES_ADJ));

  private static KillLayout oldest(Decision decision, Sizes sizes, boolean cpusetReason) {
    return new KillLayout(
        false,
        false,
        decision,
        sizes,
        false,
        false,
        false,
        false,
        Nobody.PANIC,
        true,
        cpusetReason);
  }

  private static KillLayout old(Sizes sizes, boolean sharers) {
    return new KillLayout(
        false,
        false,
        Decision.OR_SACRIFICE_CHILD,
        sizes,
        false,
        sharers,
        false,
        false,
        Nobody.PANIC,
        false,
        false);
  }

  private static KillLayout reaped(boolean summary, boolean group, Nobody nobody) {
    return new KillLayout(
        summary,
        false,
        Decision.OR_SACRIFICE_CHILD,
        Sizes.SHMEM,
        false,
        false,
        group,
        true,
        nobody,
        false,
        false);
  }

  private static KillLayout modern(Sizes sizes) {
    return new KillLayout(
        true, true, Decision.NONE, sizes, true, false, true, true, Nobody.WARNING, false, false);
  }
}
