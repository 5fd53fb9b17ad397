package org.oomlab.policy.userspace;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.oomlab.api.pressure.HostView;
import org.oomlab.api.select.Badness;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.IneligibilityReason;
import org.oomlab.api.select.Ranking;
import org.oomlab.api.select.TieBreak;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Whom earlyoom 1.9.0 chooses by default: the highest {@code oom_score}, then the most resident
 * memory, then the first that {@code /proc} lists. Names are matched as {@code comm} shows them.
 * Init and kernel threads, which the program tells by pids 1 and 2 and by the parent, are told by
 * their flags: a simulated machine numbers its processes from 1.
 *
 * @param prefer whose score counts 300 more
 * @param avoid whose score counts 300 less; who matches both keeps its own
 * @param ignore who is passed over
 * @param ignoreRootUser whether root's processes are
 */
record EarlyoomChoice(
    Predicate<String> prefer,
    Predicate<String> avoid,
    Predicate<String> ignore,
    boolean ignoreRootUser) {
  private static final long BONUS = 300;

  /** Where the program starts to look for a better one. */
  private static final long LEAST_SCORE = -9999;

  /** Returns the choice, empty where everybody is passed over. O(tasks). */
  Optional<TaskSnapshot> on(HostView host) {
    Optional<TaskSnapshot> best = Optional.empty();
    long bestScore = LEAST_SCORE;
    for (TaskSnapshot task : host.machine().tasks()) {
      long score = score(task, host);
      boolean more =
          score > bestScore
              || (score == bestScore
                  && best.isPresent()
                  && task.rssPages() > best.get().rssPages());
      if (more && exemption(task).isEmpty()) {
        best = Optional.of(task);
        bestScore = score;
      }
    }
    return best;
  }

  /** Returns everybody, ranked. O(tasks log tasks). */
  List<Candidate> ranking(HostView host) {
    return Ranking.rank(
        host.machine().tasks(),
        task ->
            exemption(task)
                .<Badness>map(Badness.Ineligible::new)
                .orElseGet(
                    () ->
                        new Badness.Points(
                            task.rssPages(), List.of(Factor.pages("rss", task.rssPages())))),
        task -> score(task, host),
        TieBreak.FIRST);
  }

  private long score(TaskSnapshot task, HostView host) {
    return host.oomScore(task)
        + (prefer.test(task.comm()) ? BONUS : 0)
        - (avoid.test(task.comm()) ? BONUS : 0);
  }

  private Optional<IneligibilityReason> exemption(TaskSnapshot task) {
    if (task.has(TaskFlag.GLOBAL_INIT)) {
      return Optional.of(IneligibilityReason.GLOBAL_INIT);
    }
    if (task.has(TaskFlag.KTHREAD)) {
      return Optional.of(IneligibilityReason.KERNEL_THREAD);
    }
    if (task.oomScoreAdj() == TaskSnapshot.OOM_SCORE_ADJ_MIN) {
      return Optional.of(IneligibilityReason.OOM_SCORE_ADJ_MIN);
    }
    return ignore.test(task.comm()) || (ignoreRootUser && task.uid() == 0)
        ? Optional.of(IneligibilityReason.POLICY)
        : Optional.empty();
  }
}
