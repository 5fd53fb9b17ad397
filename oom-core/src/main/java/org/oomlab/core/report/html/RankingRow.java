package org.oomlab.core.report.html;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Factor;
import org.oomlab.core.report.words.RankingView;

/**
 * A process that could have died.
 *
 * @param rank 1 for the likeliest
 * @param name as it called itself
 * @param pid as kill lines print it
 * @param points its score
 * @param resident resident memory in MiB
 * @param swap swapped out, in MiB
 * @param tables page tables, in MiB
 * @param preference what its settings add or take
 * @param oomScoreAdj the setting
 * @param killed whether the kernel killed it
 * @param tied whether only the order of the walk kept it from the first place, or gave it that
 * @param bar its score, drawn
 */
record RankingRow(
    int rank,
    String name,
    int pid,
    long points,
    String resident,
    String swap,
    String tables,
    String preference,
    int oomScoreAdj,
    boolean killed,
    boolean tied,
    List<Segment> bar) {
  RankingRow {
    bar = List.copyOf(bar);
  }

  /**
   * Returns the row of a process.
   *
   * @param most what the longest bar stands for
   */
  static RankingRow of(RankingView view, Candidate candidate, boolean tied, long most) {
    return new RankingRow(
        candidate.rank(),
        candidate.task().comm(),
        candidate.task().mmPid(),
        candidate.points(),
        view.size(candidate, Factor.RESIDENT),
        view.size(candidate, Factor.SWAP),
        view.size(candidate, Factor.PAGE_TABLES),
        view.preference(candidate),
        candidate.task().oomScoreAdj(),
        view.isKilled(candidate),
        tied,
        view.inPages()
            ? terms(view, candidate, most)
            : List.of(new Segment("resident", 0, Scale.of(candidate.points(), most))));
  }

  /** Returns what the longest bar of a ranking stands for. */
  static long most(RankingView view) {
    return view.ranking().stream()
        .mapToLong(
            candidate ->
                view.inPages()
                    ? Math.max(candidate.points(), view.heldPages(candidate))
                    : candidate.points())
        .max()
        .orElse(0);
  }

  /** What it holds, then what its settings add; what they take lies over the end. */
  private static List<Segment> terms(RankingView view, Candidate candidate, long most) {
    List<Segment> bar = new ArrayList<>();
    long start = 0;
    for (String factor : List.of(Factor.RESIDENT, Factor.SWAP, Factor.PAGE_TABLES)) {
      start = append(bar, factor, start, candidate.factor(factor), most);
    }
    long heldPages = view.heldPages(candidate);
    if (candidate.points() > heldPages) {
      append(bar, "adds", start, candidate.points() - heldPages, most);
    } else if (candidate.points() < heldPages) {
      long left = Scale.of(candidate.points(), most);
      bar.add(new Segment("takes", left, Math.max(start - left, 0)));
    }
    return bar;
  }

  private static long append(List<Segment> bar, String kind, long start, long pages, long most) {
    long length = Math.min(Scale.of(pages, most), Scale.WHOLE - start);
    if (length > 0) {
      bar.add(new Segment(kind, start, length));
    }
    return start + Math.max(length, 0);
  }
}
