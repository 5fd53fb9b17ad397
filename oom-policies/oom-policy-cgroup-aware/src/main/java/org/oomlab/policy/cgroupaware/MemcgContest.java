package org.oomlab.policy.cgroupaware;

import java.util.List;
import java.util.Optional;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.MemcgMembers;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskSnapshot;

/**
 * The contest of memcgs: select_victim_memcg() and oom_evaluate_memcg() of the 2017 series, v9. A
 * pre-order walk in which only a strictly larger sum wins. The root competes as a leaf with the
 * badness of its largest process, which compares unlike things; that is the series' own rule. A
 * memcg whose processes are all at {@code oom_score_adj} -1000 does not compete, and one with an
 * earlier victim still leaving ends the contest. O(tasks + memcgs * depth); allocates for each
 * memcg, nothing for each task.
 */
final class MemcgContest {
  private final SelectionRequest request;
  private final MemcgTree memcgs;
  private final MemcgPath domain;
  private final boolean domainIsRoot;
  private final MemcgSums sums;
  private Outcome best = new Outcome.None();
  private long bestPages;

  private MemcgContest(SelectionRequest request) {
    this.request = request;
    this.memcgs = request.machine().memcgs();
    this.domain = request.control().domain();
    this.domainIsRoot = domain.equals(MemcgPath.ROOT);
    this.sums = new MemcgSums(memcgs);
  }

  static Outcome of(SelectionRequest request) {
    MemcgContest contest = new MemcgContest(request);
    boolean domainDies =
        request.control().isMemcg()
            && contest.memcgs.find(contest.domain).filter(MemcgState::oomGroup).isPresent();
    return domainDies ? new Outcome.Winner(contest.domain, true, 0, contest.sums) : contest.run();
  }

  private Outcome run() {
    if (domainIsRoot) {
      List<TaskSnapshot> members = request.members().of(MemcgMembers.ROOT);
      Optional<TaskSnapshot> inFlight = inFlight(members);
      if (inFlight.isPresent()) {
        return new Outcome.InFlight(inFlight.get());
      }
      long points = largestPoints(members);
      sums.setRoot(points);
      enter(MemcgPath.ROOT, false, points);
    }
    Standings standings = Standings.of(request);
    for (int leaf = 0; leaf < memcgs.memcgs().size(); leaf++) {
      if (!memcgs.isLeaf(leaf) || !isInDomain(memcgs.memcgs().get(leaf).path())) {
        continue;
      }
      if (standings.isInFlight(leaf)) {
        return new Outcome.InFlight(inFlight(request.members().of(leaf)).orElseThrow());
      }
      if (standings.competes(leaf)) {
        enterWithAncestors(leaf);
      }
    }
    return best;
  }

  private static Optional<TaskSnapshot> inFlight(List<TaskSnapshot> members) {
    for (TaskSnapshot task : members) {
      if (Standings.isInFlight(task)) {
        return Optional.of(task);
      }
    }
    return Optional.empty();
  }

  private void enterWithAncestors(int leaf) {
    MemcgState memcg = memcgs.memcgs().get(leaf);
    long pages = memcg.stat().pages();
    if (pages <= 0) {
      return;
    }
    enter(memcg.path(), false, sums.add(leaf, pages));
    if (memcg.path().equals(domain)) {
      return;
    }
    for (int inner = memcgs.parentOf(leaf);
        inner != MemcgTree.NOT_SHOWN && isBelowDomain(inner);
        inner = memcgs.parentOf(inner)) {
      long sum = sums.add(inner, pages);
      if (memcgs.memcgs().get(inner).oomGroup()) {
        enter(memcgs.memcgs().get(inner).path(), true, sum);
      }
    }
  }

  private boolean isBelowDomain(int memcg) {
    MemcgPath path = memcgs.memcgs().get(memcg).path();
    return !path.equals(domain) && isInDomain(path);
  }

  /** The root competes apart. */
  private boolean isInDomain(MemcgPath path) {
    return !path.equals(MemcgPath.ROOT) && (domainIsRoot || path.isWithin(domain));
  }

  private void enter(MemcgPath memcg, boolean subtree, long pages) {
    if (pages > bestPages) {
      bestPages = pages;
      best = new Outcome.Winner(memcg, subtree, pages, sums);
    }
  }

  private long largestPoints(List<TaskSnapshot> tasks) {
    long largest = 0;
    for (TaskSnapshot task : tasks) {
      long points = request.badness().points(task, request.control());
      largest = points == BadnessFunction.INELIGIBLE ? largest : Math.max(largest, points);
    }
    return largest;
  }
}
