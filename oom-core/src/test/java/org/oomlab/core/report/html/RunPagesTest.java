package org.oomlab.core.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the pages about runs hold. */
class RunPagesTest {
  static Stream<String> pages() {
    return Stream.of(RunPages.simulate("x"), RunPages.compare("x"));
  }

  /** The browser runs the two scripts and applies the style whose hashes are stated. */
  @ParameterizedTest
  @MethodSource("pages")
  void page_any_fetchesNothingAndRunsItsOwnScriptsOnly(String html)
      throws NoSuchAlgorithmException {
    Document page = Parsed.page(html);
    List<String> scripts = new ArrayList<>();
    for (Element script : page.select("script:not([type])")) {
      scripts.add(hash(script.data()));
    }

    assertThat(scripts).hasSize(2);
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .isEqualTo(
            "default-src 'none'; style-src "
                + hash(page.select("style").getFirst().data())
                + "; script-src "
                + String.join(" ", scripts)
                + "; base-uri 'none'; form-action 'none'");
    assertThat(page.select("script[type]").eachAttr("type")).containsOnly("application/json");
    assertThat(page.select("link, img, iframe, object, embed, form, base")).isEmpty();
    assertThat(page.select("[src], [style], [onclick], [href]:not([href^=#])")).isEmpty();
    assertThat(page.select("style").getFirst().data()).doesNotContain("url(", "@import", "</");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_any_namesTheLibraryAndItsLicence(String html) {
    assertThat(Parsed.page(html).select("footer").text())
        .contains("uPlot", "The MIT License", "Copyright (c) 2022 Leon Sorokin");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_any_canBeReadWithoutEyesOrMouse(String html) {
    PageStructureTest.assertReadable(Parsed.page(html));
  }

  /** 0, 50 s, 100 s; 10, 40, 20 pages. */
  @Test
  void charts_haveTheirNumbersAsDifferences() {
    Document page = Parsed.page(RunPages.simulate("x"));
    JsonNode data = JsonMapper.shared().readTree(page.select("script[type]").getFirst().data());

    assertThat(data.at("/millis").asInt()).isEqualTo(100_000);
    assertThat(data.at("/times").toString()).isEqualTo("[0,50000,50000]");
    assertThat(data.at("/memory/0").toString())
        .isEqualTo("{\"name\":\"anonymous\",\"values\":[10,30,-20]}");
    assertThat(data.at("/kills/0").toString())
        .isEqualTo("{\"at\":1000,\"wrong\":true,\"id\":\"s0-1-k1\"}");
    assertThat(page.getElementById("s0-1-k1")).isNotNull();
  }

  @Test
  void kill_isExplainedWithoutScript() {
    Element kill = Parsed.page(RunPages.simulate("x")).select("details#s0-1-k1").getFirst();

    assertThat(kill.select("summary").text())
        .isEqualTo("1.0 s x pid 1 and 1 other 120 KiB wrong kill");
    assertThat(kill.select("dt").eachText())
        .containsExactly("why", "ran out", "cgroup", "freed", "killed", "wrong");
    assertThat(kill.select("dd").eachText())
        .contains("x", "the limit of /x/x", "120 KiB, of which 40 KiB were never needed");
    assertThat(kill.select("tbody tr")).hasSize(5);
    assertThat(kill.select("tbody tr.killed")).hasSize(2);
    assertThat(kill.select("caption").text()).isEqualTo("First of the 7 processes weighed");
  }

  /** Alike but for their reasons, which are both told. */
  @Test
  void policies_withOneCourse_areDrawnOnce() {
    Document page = Parsed.page(RunPages.compare("x"));

    assertThat(page.select(".strand > h3[id]").eachText()).containsExactly("x1, x2", "x3");
    assertThat(page.select("details#s1-1-k1 dd").eachText().subList(0, 2))
        .containsExactly("x1: x", "x2: because x");
    assertThat(page.select("article .tag").getFirst().text()).isEqualTo("policies part");
    assertThat(page.select("article > .pair p.bad").text()).isEqualTo("x4: x");
  }

  /** Twelve are seen, of which one is the setting; 50 of the 60 kills are explained. */
  @Test
  void kills_ofAMassacre_areExplainedUpToABound() {
    Document page = Parsed.page(RunPages.compare("x"));
    JsonNode data = JsonMapper.shared().readTree(page.select("script[type]").get(1).data());

    assertThat(data.at("/kills").size()).isEqualTo(60);
    assertThat(page.select("#s1-2 ~ .happened > .kill")).hasSize(11);
    assertThat(page.select("#s1-2 ~ details > summary").text()).isEqualTo("and 39 more");
    assertThat(page.select("#s1-2 ~ details > .happened > .kill")).hasSize(39);
    assertThat(page.select("#s1-2 ~ .remark").text())
        .isEqualTo("and 10 more kills, which --format json has");
  }

  @Test
  void metrics_ofEachPolicy_standSideBySideWithTheOracle() {
    Document page = Parsed.page(RunPages.compare("x"));

    assertThat(page.select(".costs thead th").eachText())
        .containsExactly("metric", "x1", "x2", "x3", "x4", "in hindsight: x first");
    assertThat(page.select(".costs tr.sum").text())
        .isEqualTo("time lost 3.4 s 3.4 s 3.4 s failed 3.4 s");
    assertThat(page.select("h1").text()).isEqualTo("On 1 scenario all policies lose 3.4 s.");
    assertThat(page.select(".scenarios td").eachText())
        .containsExactly(
            "3.4 s 1 kill, 1 wrong", "3.4 s 1 kill, 1 wrong", "3.4 s 60 kills, 1 wrong", "failed");
  }

  private static String hash(String text) throws NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
  }
}
