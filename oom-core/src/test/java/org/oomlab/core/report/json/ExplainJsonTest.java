package org.oomlab.core.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.oomlab.core.report.Finding;
import org.oomlab.core.report.UnreportedKill;

class ExplainJsonTest {
  private static String write(long kills, String... errors) throws IOException {
    StringWriter out = new StringWriter();
    ExplainJson.write(
        out,
        List.of("log"),
        LongStream.rangeClosed(1, kills)
            .<Finding>mapToObj(line -> new UnreportedKill(7, "x", "log", line))
            .iterator(),
        () -> List.of(errors));
    return out.toString();
  }

  @Test
  void unreportedKills_moreThanAreKept_saysHowManyAreLeftOut() throws IOException {
    String json = write(ExplainJson.MOST_UNREPORTED + 3L);

    assertThat(json).contains("\"unreportedKillsLeftOut\": 3");
    assertThat(json).contains("\"line\": " + ExplainJson.MOST_UNREPORTED);
    assertThat(json).doesNotContain("\"line\": " + (ExplainJson.MOST_UNREPORTED + 1));
  }

  @Test
  void unreportedKills_allKept_leavesNothingOut() throws IOException {
    assertThat(write(2)).contains("\"line\": 2").doesNotContain("LeftOut");
  }

  @Test
  void errors_any_standBehindTheSummary() throws IOException {
    assertThat(write(1)).doesNotContain("errors");
    assertThat(write(1, "log: is cut").replaceAll("\\s+", ""))
        .endsWith("\"indeterminate\":0},\"errors\":[\"log:iscut\"]}");
  }
}
