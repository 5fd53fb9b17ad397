package org.oomlab.core.course;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.oomlab.core.engine.record.PsiSample;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.engine.record.Sample;
import org.oomlab.core.scenario.Scenario;

/**
 * How a run went, thinned to at most {@value #MOST_POINTS} points of which the extremes are kept.
 * The memory of the machine adds up to its RAM at each point.
 *
 * @param endMicros when the run ended
 * @param pageSizeBytes size of a page
 * @param ramPages the machine's RAM
 * @param timesMicros when each point is, ascending
 * @param memory what RAM holds, in pages, {@link #FREE} last; what there is never any of is left
 *     out
 * @param swap used swap slots, {@link #SWAP}; none where the machine has no swap
 * @param pressure the shares of time since the sample before in which {@link #SOME} or {@link
 *     #FULL} waited for memory, in thousandths
 * @param memcgs what is charged to each memcg itself, without its descendants, in pages; the
 *     largest by peak, {@link #OTHERS} the sum of the others
 * @param moments what happened beside kills, by time
 */
public record Course(
    long endMicros,
    int pageSizeBytes,
    long ramPages,
    List<Long> timesMicros,
    List<Line> memory,
    List<Line> swap,
    List<Line> pressure,
    List<Line> memcgs,
    List<Moment> moments) {
  /** Most points. */
  public static final int MOST_POINTS = 600;

  public static final String STACKS = "page tables, stacks";
  public static final String SLAB = "slab";
  public static final String ZRAM = "zram";
  public static final String LOCKED = "locked";
  public static final String ANON = "anonymous";
  public static final String SHMEM = "tmpfs, shm";
  public static final String FILE = "page cache";
  public static final String FREE = "free";
  public static final String SWAP = "swap";
  public static final String SOME = "some wait";
  public static final String FULL = "all wait";
  public static final String OTHERS = "other cgroups";

  /** Of a run that did not come about. */
  public static final Course NONE =
      new Course(0, 1, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public Course {
    timesMicros = List.copyOf(timesMicros);
    memory = List.copyOf(memory);
    swap = List.copyOf(swap);
    pressure = List.copyOf(pressure);
    memcgs = List.copyOf(memcgs);
    moments = List.copyOf(moments);
  }

  /** Returns the course of a run. */
  public static Course of(Scenario scenario, RunRecord run) {
    List<Long> some = Pressure.shares(run.samples(), PsiSample::someMicros);
    List<Long> full = Pressure.shares(run.samples(), PsiSample::fullMicros);
    List<Integer> kept = Thinning.of(run.samples(), some, full);
    List<Sample> samples = kept.stream().map(run.samples()::get).toList();
    List<Line> memory = new ArrayList<>();
    add(memory, STACKS, samples, sample -> sample.pageTablePages() + sample.stackPages());
    add(memory, SLAB, samples, Sample::slabPages);
    add(memory, ZRAM, samples, Sample::zramPages);
    add(memory, LOCKED, samples, Sample::unevictablePages);
    add(memory, ANON, samples, Sample::anonPages);
    add(memory, SHMEM, samples, Sample::shmemPages);
    add(memory, FILE, samples, Sample::filePages);
    add(memory, FREE, samples, Sample::freePages);
    boolean swaps = samples.stream().anyMatch(sample -> sample.swapTotalPages() > 0);
    return new Course(
        run.endMicros(),
        run.pageSizeBytes(),
        run.ramPages(),
        samples.stream().map(Sample::timeMicros).toList(),
        memory,
        swaps ? List.of(line(SWAP, samples, Sample::swapUsedPages)) : List.of(),
        List.of(
            new Line(SOME, kept.stream().map(some::get).toList()),
            new Line(FULL, kept.stream().map(full::get).toList())),
        MemcgLines.of(samples),
        Moment.all(scenario, run));
  }

  private static void add(
      List<Line> lines, String name, List<Sample> samples, ToLongFunction<Sample> pages) {
    Line line = line(name, samples, pages);
    if (line.peak() > 0) {
      lines.add(line);
    }
  }

  private static Line line(String name, List<Sample> samples, ToLongFunction<Sample> pages) {
    return new Line(name, samples.stream().map(pages::applyAsLong).toList());
  }
}
