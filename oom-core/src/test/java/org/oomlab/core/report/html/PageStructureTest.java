package org.oomlab.core.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every page keeps to, and what each of them holds. */
class PageStructureTest {

  static Stream<String> pages() {
    return Stream.of(
        Pages.explain("x", 0), Pages.explain("x", 1), Pages.explain("x", 4), Pages.compare("x"));
  }

  /** The browser runs no script and applies no style but the one whose hash is stated. */
  @ParameterizedTest
  @MethodSource("pages")
  void page_any_fetchesNothingAndRunsNothing(String html) throws NoSuchAlgorithmException {
    Document page = Parsed.page(html);
    String css = page.selectStream("style").findFirst().orElseThrow().data();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(css.getBytes(UTF_8));

    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-"
                + Base64.getEncoder().encodeToString(hash)
                + "'; base-uri 'none'; form-action 'none'");
    assertThat(page.select("script, link, img, iframe, object, embed, form, base")).isEmpty();
    assertThat(page.select("[src], [style], [onclick], [href]:not([href^=#])")).isEmpty();
    assertThat(css).doesNotContain("url(", "@import", "</");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_any_canBeReadWithoutEyesOrMouse(String html) {
    assertReadable(Parsed.page(html));
  }

  static void assertReadable(Document page) {
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.title()).isNotBlank();
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("main")).hasSize(1);
    List<Integer> levels =
        page.select("h1, h2, h3, h4").stream().map(h -> h.tagName().charAt(1) - '0').toList();
    for (int i = 1; i < levels.size(); i++) {
      assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
    }
    List<String> ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(page.select("[aria-labelledby]").eachAttr("aria-labelledby")).isSubsetOf(ids);
    assertThat(page.select("a[href]").eachAttr("href"))
        .allMatch(href -> ids.contains(href.substring(1)));
    for (Element table : page.select("table")) {
      assertThat(table.select("caption")).hasSize(1);
      assertThat(table.select("thead th")).allMatch(th -> th.attr("scope").equals("col"));
      assertThat(table.select("tbody th")).allMatch(th -> th.attr("scope").equals("row"));
    }
    assertThat(page.select(".scroll"))
        .allMatch(region -> region.attr("tabindex").equals("0") && region.hasAttr("role"));
    assertThat(page.select("details > summary")).hasSameSizeAs(page.select("details"));
    assertThat(page.select("svg")).allMatch(svg -> svg.attr("aria-hidden").equals("true"));
  }

  @Test
  void explain_ofOneReport_startsWithTheVerdict() {
    Document page = Parsed.page(Pages.explain("x", 1));

    assertThat(page.select("h1").text()).startsWith("Linux killed x (pid 1) because");
    assertThat(page.select("nav")).isEmpty();
    assertThat(page.select("dt").eachText())
        .contains("log", "time", "ran out", "asked by", "killed", "next in line", "kernel");
    assertThat(page.select("h2").eachText())
        .containsExactly(
            "What the log says",
            "Where memory was, in control group /x/b",
            "30 processes by score",
            "Agreement",
            "What the log does not show");
    assertThat(page.select("main > details > summary").text())
        .isEqualTo("1 kill has no report of its own");
  }

  @Test
  void explain_ofSeveralReports_startsWithAnOverviewOfThem() {
    Document page = Parsed.page(Pages.explain("x", 4));

    assertThat(page.select("h1").text())
        .isEqualTo("4 reports: the model agrees with 2, disagrees with 1, cannot decide 1.");
    assertThat(page.select("nav tbody tr")).hasSize(4);
    assertThat(page.select("article")).hasSize(4);
    assertThat(page.select("nav a.name").eachAttr("href"))
        .containsExactly("#r1", "#r2", "#r3", "#r4");
  }

  @Test
  void explain_ofNoReport_saysSo() {
    assertThat(Parsed.page(Pages.explain("x.log", 0)).select("h1").text())
        .isEqualTo("No report of the OOM killer in x.log.");
  }

  /**
   * Of 2000 processes 1999 are eligible: 20 in sight, and the two killed further down. The next one
   * is pid 21 with 3979 + 50 - 20 pages, which are 15.7 MiB.
   */
  @Test
  void ranking_ofAThousandRows_foldsAllButTheFirstAndTheKilled() {
    Document page = Parsed.page(Pages.explain("x", List.of(Pages.report("x", 0, 2000, 1500))));
    List<String> seen =
        page.select("section > .scroll .ranking tbody tr td:first-child").eachText();

    assertThat(seen).hasSize(22).startsWith("1", "2", "3").endsWith("20", "900", "1500");
    assertThat(page.select("section > .scroll .ranking tr.killed .tag").text())
        .isEqualTo("killed killed");
    assertThat(page.select("details .ranking tbody tr")).hasSize(1999 - 22);
    assertThat(page.select("details summary").eachText())
        .containsExactly("1977 more with 15.7 MiB or less", "1 exempt process");
    assertThat(page.select(".exempt tbody tr").text()).endsWith("has oom_score_adj -1000");
  }

  /** Pid 2 holds 3998 pages and gains nothing, pid 1 holds 3999 + 50 and loses 20 to its adj. */
  @Test
  void bar_ofAScore_isMadeOfItsTerms() {
    Document page = Parsed.page(Pages.explain("x", 1));
    List<Element> bars = page.select("section > .scroll .ranking tbody svg").asList();

    assertThat(bars.get(2).select("rect").eachAttr("class"))
        .containsExactly("resident", "swap", "takes");
    assertThat(bars.get(1).select("rect").eachAttr("class")).containsExactly("resident", "adds");
    assertThat(bars.get(0).select("rect").eachAttr("class")).containsExactly("resident", "swap");
  }

  @Test
  void compare_whereVictimsDiffer_marksThemAndSaysWhy() {
    Document page = Parsed.page(Pages.compare("x"));

    assertThat(page.select(".matrix tr#s1 td").eachText())
        .containsExactly("1", "x 1 +1", "x 1", "x 2", "undecided");
    assertThat(page.select(".matrix tr#s1 .other")).hasSize(2);
    assertThat(page.select(".matrix tr.why li").eachText().getLast())
        .startsWith("frees: x 1.2 MiB");
    assertThat(page.select(".matrix tr.why")).hasSize(1);
  }
}
