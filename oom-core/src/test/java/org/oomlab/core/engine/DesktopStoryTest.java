package org.oomlab.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oomlab.core.engine.record.ExitReason;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.engine.record.Sample;
import org.oomlab.core.yaml.BadDocumentException;
import org.oomlab.core.yaml.ScenarioReader;

/** What the comment of the published desktop tells people to watch is there to be seen. */
class DesktopStoryTest {
  private static final Path STORY = Path.of("../examples/scenarios/desktop-browser.yaml");

  @Test
  void desktop_runFull_losesTabsOneByOneTheLargestFirst() throws IOException, BadDocumentException {
    RunRecord record =
        Simulation.run(ScenarioReader.read(Files.readString(STORY)), Worlds.KERNEL, 1);
    List<RunEvent.Kill> kills = record.kills();

    assertThat(kills).hasSizeGreaterThanOrEqualTo(5);
    assertThat(kills)
        .allSatisfy(
            kill -> {
              assertThat(kill.group()).isEqualTo("tab");
              assertThat(kill.killed()).hasSize(1);
            });
    assertThat(kills)
        .isSortedAccordingTo(
            Comparator.comparingLong(kill -> -(kill.victimRssPages() + kill.victimSwapPages())));
    assertThat(record.processes())
        .filteredOn(process -> !process.group().equals("tab"))
        .hasSize(3)
        .allSatisfy(process -> assertThat(process.reason()).isEqualTo(ExitReason.ALIVE));
    assertThat(stalledMicrosBefore(record, kills.getFirst().timeMicros()))
        .isGreaterThan(5_000_000L);
  }

  private static long stalledMicrosBefore(RunRecord record, long timeMicros) {
    return record.samples().stream()
        .filter(sample -> sample.timeMicros() < timeMicros)
        .reduce((earlier, later) -> later)
        .map(Sample::pressure)
        .orElseThrow()
        .someMicros();
  }
}
