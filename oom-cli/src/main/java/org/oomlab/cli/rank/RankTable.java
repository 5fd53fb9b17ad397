package org.oomlab.cli.rank;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Factor;
import org.oomlab.api.task.TaskId;
import org.oomlab.cli.output.Bars;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.report.RankedMachine;
import org.oomlab.core.text.SafeText;
import org.oomlab.core.text.Sizes;

/**
 * The rows of a ranking, the next to die first. Columns are as wide as what stands in them, so that
 * the bars get the rest; where there is no rest, names are cut.
 */
final class RankTable {
  private static final String INDENT = "  ";
  private static final int NAME = 2;
  private static final int SHORTEST_NAME = 8;
  private static final int SHORTEST_BAR = 4;
  private static final int LONGEST_BAR = 40;

  private final Page page;
  private final int top;
  private final RankedMachine ranked;
  private final List<Candidate> ranking;
  private final Map<TaskId, OptionalLong> oomScores = new HashMap<>();
  private final boolean inPages;

  /** Whether scores are by address space, with terms of their own: up to 2.6.35. */
  private final boolean byAddressSpace;

  /** Whether the policy compares something before the score. */
  private final boolean byPriority;

  RankTable(Page page, int top, RankedMachine ranked) {
    this.page = page;
    this.top = top;
    this.ranked = ranked;
    this.ranking = ranked.explanation().ranking();
    this.inPages = ranked.rules().score().formula() == BadnessFormula.PAGES;
    this.byAddressSpace = ranked.rules().score().formula() == BadnessFormula.TOTAL_VM;
    this.byPriority = ranking.stream().mapToLong(Candidate::priority).distinct().count() > 1;
    List<OptionalLong> scores = ranked.oomScores();
    for (int i = 0; i < scores.size(); i++) {
      oomScores.put(ranked.candidates().get(i).task().id(), scores.get(i));
    }
  }

  void write() throws IOException {
    if (ranking.isEmpty()) {
      return;
    }
    page.heading(
        (ranking.size() == 1 ? "1 process" : ranking.size() + " processes")
            + " by score, in MiB and points"
            + (inPages || byAddressSpace ? " (pages)" : ""));
    List<Candidate> shown = ranking.subList(0, Math.min(top, ranking.size()));
    List<List<String>> cells = new ArrayList<>(List.of(header()));
    shown.forEach(candidate -> cells.add(cells(candidate)));
    int[] widths = widths(cells);
    int bar = page.columns() - INDENT.length() - 1;
    for (int width : widths) {
      bar -= width;
    }
    bar = bar < SHORTEST_BAR ? 0 : Math.min(bar, LONGEST_BAR);
    page.line(page.style().paint(Paint.FAINT, line(cells.getFirst(), widths)));
    long most = shown.stream().mapToLong(Candidate::points).max().orElse(0);
    Set<Integer> killed = new HashSet<>(ranked.predicted().killedPids());
    for (int i = 0; i < shown.size(); i++) {
      Candidate candidate = shown.get(i);
      boolean dies = killed.contains(candidate.task().mmPid());
      String bars = Bars.of(candidate.points(), most, bar);
      page.line(
          page.style().paint(dies ? Paint.BAD : Paint.PLAIN, line(cells.get(i + 1), widths))
              + (bars.isEmpty() ? "" : " " + bars));
    }
    if (byAddressSpace && !byPriority) {
      page.note("adj is what nice, privileges, other nodes and oom_adj add or take");
    }
    int hidden = ranking.size() - shown.size();
    if (hidden > 0) {
      page.note("and " + hidden + " more; --top all shows them");
    }
  }

  private List<String> header() {
    String preference = byPriority ? "priority" : "adj";
    if (byAddressSpace) {
      return List.of(
          "rank",
          "pid",
          "name",
          "total_vm",
          "children",
          "cpu_time",
          "run_time",
          preference,
          "= points");
    }
    return List.of(
        "rank", "pid", "name", "resident", "swap", "tables", preference, "= points", "oom_score");
  }

  private List<String> cells(Candidate candidate) {
    return byAddressSpace ? oldCells(candidate) : newCells(candidate);
  }

  /** Its points are its {@code oom_score}. */
  private List<String> oldCells(Candidate candidate) {
    return List.of(
        Integer.toString(candidate.rank()),
        Integer.toString(candidate.task().mmPid()),
        SafeText.clean(candidate.task().comm()),
        size(candidate.factor(Factor.TOTAL_VM)),
        size(candidate.factor(Factor.CHILDREN)),
        size(candidate.factor(Factor.CPU_TIME)),
        size(candidate.factor(Factor.RUN_TIME)),
        preference(candidate),
        Long.toString(candidate.points()));
  }

  private List<String> newCells(Candidate candidate) {
    OptionalLong score = oomScores.getOrDefault(candidate.task().id(), OptionalLong.empty());
    return List.of(
        Integer.toString(candidate.rank()),
        Integer.toString(candidate.task().mmPid()),
        SafeText.clean(candidate.task().comm()),
        size(candidate.task().rssPages()),
        size(candidate.task().swapPages()),
        size(candidate.task().pgtablesBytes() / ranked.machine().pageSizeBytes()),
        preference(candidate),
        Long.toString(candidate.points()),
        score.isPresent() ? Long.toString(score.getAsLong()) : "-");
  }

  private String preference(Candidate candidate) {
    if (byPriority) {
      return candidate.priority() == Long.MAX_VALUE
          ? "chosen"
          : Long.toString(candidate.priority());
    }
    Stream<String> rest =
        byAddressSpace
            ? Stream.of(Factor.NICE, Factor.ROOT_BONUS, Factor.RAWIO, Factor.NODES, Factor.ADJ)
            : Stream.of(Factor.ADJ, Factor.ROOT_BONUS, Factor.CLAMP);
    long adj = rest.mapToLong(candidate::factor).sum();
    return inPages || byAddressSpace ? size(adj) : Long.toString(adj);
  }

  private String size(long pages) {
    return Sizes.mebibytes(pages, ranked.machine().pageSizeBytes());
  }

  private int[] widths(List<List<String>> cells) {
    int[] widths = new int[cells.getFirst().size()];
    int all = INDENT.length();
    for (int column = 0; column < widths.length; column++) {
      for (List<String> row : cells) {
        widths[column] = Math.max(widths[column], SafeText.columns(row.get(column)) + 1);
      }
      all += widths[column];
    }
    int tooWide = Math.max(all - page.columns(), 0);
    widths[NAME] = Math.max(widths[NAME] - tooWide, SHORTEST_NAME);
    return widths;
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder(INDENT.substring(1));
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      line.append(
          column == NAME
              ? " " + SafeText.left(cell, widths[column] - 1)
              : SafeText.right(cell, widths[column]));
    }
    return line.toString();
  }
}
