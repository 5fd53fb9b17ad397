package org.oomlab.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged program writes about runs, opened in Chromium. */
@Tag("browser")
@TestInstance(Lifecycle.PER_CLASS)
final class RunPagesIT {
  private static final Path CHROMIUM = Path.of(System.getProperty("oom.chromium"));
  private static final Path OOM = Path.of(System.getProperty("oom.distribution"), "oom");
  private static final int PATIENCE_SECONDS = 120;

  /** 64 MiB and a leak of 2 MiB a second; the story would take over a page that let it. */
  private static final String LEAK =
      """
      schema: oom/scenario/1
      name: leak
      story: "</script><script>document.title='taken'</script><b id=bold>'\\u2028\\""
      duration: 1min
      sample: 1s
      machine: {kernel: "6.12", ram: 64MiB, sysctls: {transparent_hugepages: never}}
      cgroups: [{path: "/leaks"}]
      processes:
        - name: good
          does: [{steady: {size: 8MiB, touched: 10%}}]
          importance: {critical: true, available: {at_least: 1}}
        - name: leaky
          memcg: /leaks
          does: [{leak: {start: 1s, rate: 2MiB/s, touched: 1%}}]
          importance: {culprit: true}
      """;

  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private Playwright playwright;
  private Browser browser;
  private Path run = Path.of("");
  private Path report = Path.of("");

  @BeforeAll
  void startBrowser(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(CHROMIUM),
        "no browser at " + CHROMIUM + " (-Doom.chromium=FILE): pages are not opened");
    Path scenario = Files.writeString(folder.resolve("leak.yaml"), LEAK);
    run = folder.resolve("run.html");
    report = folder.resolve("report.html");
    oom("simulate", scenario.toString(), "--oracle", "--format", "html", "-o", run.toString());
    oom("compare", scenario.toString(), "--format", "html", "-o", report.toString());
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
  }

  @AfterAll
  void stopBrowser() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @AfterEach
  void nothingIsComplainedOf() {
    assertThat(complaints).isEmpty();
  }

  /** Three charts: memory, waiting, cgroups; each with something painted. */
  @Test
  void run_opened_drawsItsChartsAndAsksForNothing() {
    try (Page page = open(run, new Browser.NewPageOptions())) {
      Locator charts = page.locator(".charts canvas");

      assertThat(charts.count()).isEqualTo(3);
      for (Locator chart : charts.all()) {
        assertThat(chart.evaluate(PAINTED)).isEqualTo(true);
      }
      assertThat(requests).containsExactly(run.toUri().toString());
    }
  }

  @Test
  void kill_clicked_showsWhyAndClosesByEscape() {
    try (Page page = open(run, new Browser.NewPageOptions())) {
      Locator card = page.locator(".card");
      assertThat(card.count()).isZero();

      page.locator(".strip button").first().click();
      assertThat(card.textContent()).contains("leaky", "highest badness", "the machine");
      assertThat(card.locator("tr.killed").count()).isEqualTo(1);
      page.keyboard().press("Escape");
      assertThat(card.count()).isZero();
    }
  }

  @Test
  void charts_underTheMouse_tellTheTime() {
    try (Page page = open(run, new Browser.NewPageOptions())) {
      page.locator(".u-over").first().hover();

      assertThat(page.locator(".charts h5 span").allTextContents())
          .allMatch(text -> text.equals("at 30 s") || text.equals("at 29 s"));
    }
  }

  /** A story that would end the script or the element it stands in is text. */
  @Test
  void story_hostile_isText() {
    try (Page page = open(report, new Browser.NewPageOptions())) {
      assertThat(page.title()).isEqualTo("Policies compared on scenarios - OOM Lab");
      assertThat(page.locator("#bold").count()).isZero();
      assertThat(page.locator(".story").first().textContent()).contains("</script>", "\\u{2028}");
    }
  }

  @Test
  void page_onATelephone_isNotWiderThanIt() {
    for (Path file : List.of(run, report)) {
      try (Page page = open(file, new Browser.NewPageOptions().setViewportSize(390, 800))) {
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
      }
    }
  }

  @Test
  void page_withoutScripts_hasItsTables() {
    try (Page page = open(run, new Browser.NewPageOptions().setJavaScriptEnabled(false))) {
      assertThat(page.locator(".costs tr.sum").isVisible()).isTrue();
      assertThat(page.locator("noscript p").isVisible()).isTrue();
      page.locator(".kill summary").first().click();
      assertThat(page.locator(".kill .ranked").first().isVisible()).isTrue();
    }
  }

  private static final String PAINTED =
      """
      canvas => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data
        .some(value => value > 0)
      """;

  private Page open(Path file, Browser.NewPageOptions options) {
    requests.clear();
    Page page = browser.newPage(options);
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.onPageError(complaints::add);
    page.onRequest(request -> requests.add(request.url()));
    page.navigate(file.toUri().toString());
    return page;
  }

  private static void oom(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(OOM.toString()));
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
