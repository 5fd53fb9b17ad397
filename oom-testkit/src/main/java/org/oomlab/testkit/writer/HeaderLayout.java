package org.oomlab.testkit.writer;

import java.util.List;

/**
 * The first line of a report and the stack after it.
 *
 * @param named whether the line names the process ({@code invoked oom-killer})
 * @param gfpWords whether the allocation flags stand there in words as well
 * @param nodemask how the nodes allowed are printed
 * @param adjFields names of the adjustments printed, in order
 * @param cpusetLine whether a line about the cpuset follows
 * @param stack how the stack is headed
 * @param addresses whether its frames carry addresses
 * @param taskMarks whether {@code <TASK>} marks the frames of the task
 */
record HeaderLayout(
    boolean named,
    boolean gfpWords,
    Nodemask nodemask,
    List<String> adjFields,
    boolean cpusetLine,
    Stack stack,
    boolean addresses,
    boolean taskMarks) {

  /** How the first line prints the nodes allowed. */
  enum Nodemask {
    ABSENT,
    /** The nodes of the current task where the allocation named none; 4.9 and 4.10. */
    ALWAYS_A_LIST,
    /** {@code (null)} where the allocation named none, and two spaces after the comma. */
    TWO_SPACES,
    /** The same with one space. */
    ONE_SPACE
  }

  /** How the stack is headed. */
  enum Stack {
    /** No line before the frames. */
    BARE,
    /** {@code Pid: 1, comm: init}. */
    PID,
    /** {@code CPU: 0 PID: 1 Comm: init}. */
    CPU_PID,
    /** {@code CPU: 0 UID: 0 PID: 1 Comm: init}. */
    CPU_UID_PID
  }

  private static final List<String> BOTH = List.of("oom_adj", "oom_score_adj");
  private static final List<String> SCORE = List.of("oom_score_adj");

  static final EraTable<HeaderLayout> ERAS =
      EraTable.from("2.6.11", old(false, List.of(), false, Stack.BARE))
          .then("2.6.20", old(true, List.of("oomkilladj"), false, Stack.BARE))
          .then("2.6.24", old(true, List.of("oomkilladj"), false, Stack.PID))
          .then("2.6.29", old(true, List.of("oomkilladj"), true, Stack.PID))
          .then("2.6.32", old(true, List.of("oom_adj"), true, Stack.PID))
          .then("2.6.36", old(true, BOTH, true, Stack.PID))
          .then("3.8", old(true, SCORE, true, Stack.PID))
          .then("3.10", old(true, SCORE, true, Stack.CPU_PID))
          .then("4.6", words(Nodemask.ABSENT, true, true))
          .then("4.9", words(Nodemask.ALWAYS_A_LIST, true, true))
          .then("4.11", words(Nodemask.TWO_SPACES, true, false))
          .then("4.15", words(Nodemask.ONE_SPACE, true, false))
          .then("5.0", words(Nodemask.ABSENT, false, false))
          .then("5.17", marked(Stack.CPU_PID))
          .then("6.11", marked(Stack.CPU_UID_PID));

  HeaderLayout {
    adjFields = List.copyOf(adjFields);
  }

  private static HeaderLayout old(
      boolean named, List<String> adjFields, boolean cpusetLine, Stack stack) {
    return new HeaderLayout(
        named, false, Nodemask.ABSENT, adjFields, cpusetLine, stack, true, false);
  }

  private static HeaderLayout words(Nodemask nodemask, boolean cpusetLine, boolean addresses) {
    return new HeaderLayout(
        true, true, nodemask, SCORE, cpusetLine, Stack.CPU_PID, addresses, false);
  }

  private static HeaderLayout marked(Stack stack) {
    return new HeaderLayout(true, true, Nodemask.ABSENT, SCORE, false, stack, false, true);
  }
}
