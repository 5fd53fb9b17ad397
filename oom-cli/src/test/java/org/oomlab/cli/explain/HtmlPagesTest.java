package org.oomlab.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oomlab.cli.Golden;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.host.ExitCode;

/** The pages that explain and compare write. */
class HtmlPagesTest {
  private static final String EXAMPLES = "../examples/";

  @Test
  void explain_asHtml_isAsReviewed() {
    InProcess run = InProcess.of("explain", "--format", "html", EXAMPLES + "memcg-limit.log");

    assertThat(run.err()).isEmpty();
    Golden.check("explain-memcg-limit.html", run.out());
  }

  @Test
  void compare_asHtml_isAsReviewed() {
    InProcess run =
        InProcess.of(
            "compare",
            "--format",
            "html",
            EXAMPLES + "global-swap.log",
            EXAMPLES + "memcg-limit.log",
            EXAMPLES + "oom-group.log");

    assertThat(run.err()).isEmpty();
    Golden.check("compare-all.html", run.out());
  }

  @Test
  void explain_ofSeveralFilesAsHtml_hasAnArticleForEachReport() {
    InProcess run = InProcess.of("explain", "--format", "html", EXAMPLES);

    assertThat(run.out().split("<article ", -1)).hasSize(4);
    assertThat(run.out()).contains("<nav id=\"overview\"", "href=\"#r3\"");
  }

  /** The text and the page say the same about why. */
  @Test
  void explain_asHtml_saysTheTextsFirstSentence() {
    String text = InProcess.of("explain", EXAMPLES + "memcg-limit.log").out();
    String page = InProcess.of("explain", "--format", "html", EXAMPLES + "memcg-limit.log").out();

    String verdict = text.substring(0, text.indexOf("\n\n")).replace('\n', ' ');
    assertThat(page).contains("class=\"verdict\">" + verdict + "</h1>");
  }

  @Test
  void top_ofAPage_saysHowManyAreSeenAtOnce() {
    InProcess run =
        InProcess.of("explain", "--format", "html", "--top", "2", EXAMPLES + "memcg-limit.log");

    assertThat(run.out()).contains("<summary>6 more with 7.7 MiB or less</summary>");
  }

  @Test
  void output_toAFile_isWholeOrNotThere(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("oom.html");

    InProcess good =
        InProcess.of(
            "explain", "--format", "html", "-o", page.toString(), EXAMPLES + "memcg-limit.log");
    assertThat(good.out()).isEmpty();
    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    InProcess bad =
        InProcess.of("explain", "--format", "html", "-o", page.toString(), folder + "/none.log");
    assertThat(bad.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(page);
    }
  }

  @Test
  void rank_asHtml_isRefusedWithWhatItOffers() {
    InProcess run = InProcess.of("rank", "--format", "html", EXAMPLES + "memcg-limit.log");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).isEqualTo("oom: --format html: rank offers text, json\n");
  }
}
