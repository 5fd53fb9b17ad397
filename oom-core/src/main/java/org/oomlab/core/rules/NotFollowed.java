package org.oomlab.core.rules;

import java.util.List;

/**
 * What kernels of the table do and the model does not, each as half a sentence: the one list of it,
 * which the command line, its JSON and the page on fidelity show.
 */
public final class NotFollowed {
  private static final List<String> RULES =
      List.of(
          "32-bit kernels, whose longs wrap sooner: up to 2.6.35, oom_adj 15 does so from 2^17"
              + " pages on",
          "2.6.0 to 2.6.10, which have no row: as read in 2.6.8 and 2.6.9 they count no children"
              + " and no oom_adj, pass earlier victims over, spare no init and kill nobody in"
              + " another's place; 2.6.8 scores in an int",
          "what vendors' kernels port back",
          "what stable kernels took back, where no tree tells the first of them: a row begins at"
              + " the first tree read (3.1.10, 3.2.71, 3.4.68, 3.4.108, 3.12.24, 3.13.10, 4.19.40,"
              + " and for the simulator 4.14.177, 4.19.300, 5.15.100), and 3.1.4 to 3.1.9, 3.2.24"
              + " to 3.2.70, 3.4.40 to 3.4.67, 3.4.69 to 3.4.107, 3.12.11 to 3.12.23, 3.13.1 to"
              + " 3.13.9, 4.14.1 to 4.14.176, 4.19.1 to 4.19.39, 4.19.41 to 4.19.299 and 5.15.17 to"
              + " 5.15.99 are taken for older than that; of 5.0 no level after 5.0.1 was read",
          "threads up to 2.6.31: the kernel scores each by its own CPU time, nice and capabilities"
              + " and takes the highest, here the group is scored once, by the CPU time of all and"
              + " by its leader",
          "HZ up to 2.6.35: CPU time counts in units of 8.192 s, as at 250 and 1000 HZ; at 100 HZ"
              + " the kernel's are 10.24 s",
          "children up to 2.6.35: the kernel counts those that the thread it scores has itself"
              + " (from 2.6.32 on the leader), here those of all threads count",
          "a child in another memcg than the OOM's, up to 2.6.31, which may die for its parent",
          "thread groups split over memcgs up to 5.2, which the kernel judges thread by thread",
          "a leader traced at its exit, 2.6.39 to 3.18: the kernel does not wait for it, here every"
              + " exiting process is waited for",
          "scores of 2^32 pages (16 TiB) and more up to 5.0, which pass through 32 bits");

  private NotFollowed() {}

  /** Returns them, the widest first. */
  public static List<String> rules() {
    return RULES;
  }
}
