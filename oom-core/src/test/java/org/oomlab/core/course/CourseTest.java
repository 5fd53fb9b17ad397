package org.oomlab.core.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.core.engine.record.MemcgSample;
import org.oomlab.core.engine.record.PsiSample;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.engine.record.Sample;
import org.oomlab.core.scenario.Scenario;
import org.oomlab.core.yaml.BadDocumentException;
import org.oomlab.core.yaml.ScenarioReader;

class CourseTest {
  private static final long SECOND = 1_000_000;

  @Test
  void course_ofFewSamples_hasThemAll() {
    Course course = Course.of(scenario(), run(List.of(sample(0, 90, 0), sample(1, 60, 0))));

    assertThat(course.timesMicros()).containsExactly(0L, SECOND);
    assertThat(course.memory())
        .containsExactly(
            new Line(Course.ANON, List.of(10L, 40L)), new Line(Course.FREE, List.of(90L, 60L)));
    assertThat(course.swap()).isEmpty();
  }

  /** Half a second of the second one, nothing of the third. */
  @Test
  void pressure_isTheShareOfTheTimeSinceTheSampleBefore() {
    Course course =
        Course.of(
            scenario(),
            run(List.of(sample(0, 90, 0), sample(1, 90, SECOND / 2), sample(2, 90, SECOND / 2))));

    assertThat(course.pressure())
        .containsExactly(
            new Line(Course.SOME, List.of(0L, 500L, 0L)),
            new Line(Course.FULL, List.of(0L, 500L, 0L)));
  }

  /** Of 4000 samples one has least memory free, and one has waited: both are seen. */
  @Test
  void course_ofManySamples_keepsTheExtremes() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      samples.add(sample(i, i == 1234 ? 3 : 90, i < 2345 ? 0 : SECOND / 4));
    }

    Course course = Course.of(scenario(), run(samples));

    assertThat(course.timesMicros())
        .hasSizeLessThanOrEqualTo(Course.MOST_POINTS)
        .hasSizeGreaterThan(100)
        .startsWith(0L)
        .endsWith(3999 * SECOND)
        .contains(1234 * SECOND, 2345 * SECOND)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(course.memory().getLast().values()).contains(3L);
    assertThat(course.pressure().getFirst().peak()).isEqualTo(250);
  }

  /**
   * {@code /p} holds 100 of which its children hold 10 to 80: 10 of its own. The eighth largest and
   * smaller ones are one line.
   */
  @Test
  void memcgs_areWithoutTheirDescendantsAndTheSmallestAreSummedUp() {
    List<MemcgSample> memcgs = new ArrayList<>();
    memcgs.add(memcg("/p", 370));
    for (int i = 1; i <= 8; i++) {
      memcgs.add(memcg("/p/" + i, 10L * i));
    }

    List<Line> lines = MemcgLines.of(List.of(sample(0, 90, 0, memcgs)));

    assertThat(lines)
        .containsExactly(
            new Line("/p/3", List.of(30L)),
            new Line("/p/4", List.of(40L)),
            new Line("/p/5", List.of(50L)),
            new Line("/p/6", List.of(60L)),
            new Line("/p/7", List.of(70L)),
            new Line("/p/8", List.of(80L)),
            new Line(Course.OTHERS, List.of(10L + 10 + 20)));
  }

  /** The run ends before the second setting is written. */
  @Test
  void moments_areSettingsFullSwapAndPanicByTime() {
    RunRecord run = run(List.of(sample(0, 90, 0)));
    List<RunEvent> events =
        List.of(new RunEvent.SwapFull(SECOND, 256), new RunEvent.Panic(50 * SECOND, "nobody left"));
    RunRecord panicked =
        new RunRecord(
            run.kernel(),
            1,
            4096,
            100,
            50 * SECOND,
            events,
            0,
            run.samples(),
            0,
            List.of(),
            List.of(),
            true);

    assertThat(Course.of(scenario(), panicked).moments())
        .containsExactly(
            new Moment(SECOND, Moment.Kind.SWAP_FULL, "all 1 MiB of swap in use"),
            new Moment(20 * SECOND, Moment.Kind.SETTING, "memory.low of /a set to 8 MiB"),
            new Moment(50 * SECOND, Moment.Kind.PANIC, "panic: nobody left"));
  }

  private static MemcgSample memcg(String path, long pages) {
    return new MemcgSample(new MemcgPath(path), pages, 0, pages, 0, 0, 0, PsiSample.NONE);
  }

  private static Sample sample(long second, long freePages, long waitedMicros) {
    return sample(second, freePages, waitedMicros, List.of());
  }

  private static Sample sample(
      long second, long freePages, long waitedMicros, List<MemcgSample> memcgs) {
    PsiSample pressure = new PsiSample(0, 0, 0, 0, 0, 0, waitedMicros, waitedMicros);
    return new Sample(
        second * SECOND,
        freePages,
        100 - freePages,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        1,
        pressure,
        memcgs);
  }

  private static RunRecord run(List<Sample> samples) {
    return new RunRecord(
        KernelRelease.of(6, 12),
        1,
        4096,
        100,
        samples.getLast().timeMicros(),
        List.of(),
        0,
        samples,
        0,
        List.of(),
        List.of(),
        false);
  }

  private static Scenario scenario() {
    String text =
        """
        schema: oom/scenario/1
        name: story
        duration: 100s
        machine: {kernel: "6.12", ram: 64MiB}
        cgroups: [{path: /a}]
        processes:
          - name: job
            does: []
        events:
          - set_limit: {at: 20s, memcg: /a, file: memory.low, to: 8MiB}
          - set_limit: {at: 60s, memcg: /a, file: memory.max, to: 8MiB}
        """;
    try {
      return ScenarioReader.read(text);
    } catch (BadDocumentException e) {
      throw new IllegalArgumentException(String.join("\n", e.lines("story")), e);
    }
  }
}
