package org.oomlab.core.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.oomlab.core.text.SafeText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a process, a file, a cgroup or a plugin calls itself stays text in its place. */
final class EscapingProperties {
  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "</style><style>*{display:none}</style>",
          "\" onmouseover=\"alert(1)",
          "' autofocus onfocus='x",
          "`x`",
          "-->",
          "]]>",
          "</title>",
          "</td></tr></table>",
          "<!--",
          "&lt;b&gt;",
          "&#x3c;b&#x3e;",
          "{{name}}",
          "{{{css}}}",
          "javascript:alert(1)",
          Character.toString(0x2028),
          "</script><script>alert(1)</script>",
          "\\\"",
          "\u0000",
          "\r\n",
          "\u001b[31m",
          Character.toString(0x202e),
          Character.toString(0x2066),
          Character.toString(0x200b),
          Character.toString(0xfeff),
          Character.toString(0xd800),
          Character.toString(0xe000),
          Character.toString(0x10ffff));

  @Property(tries = 100)
  void explain_ofAnyName_keepsItInItsPlace(@ForAll("names") String name) {
    assertKept(Pages.explain(name, 3), Pages.explain("x", 3), name);
  }

  @Property(tries = 50)
  void explain_ofOneReport_keepsAnyNameInItsPlace(@ForAll("names") String name) {
    assertKept(Pages.explain(name, 1), Pages.explain("x", 1), name);
  }

  @Property(tries = 100)
  void compare_ofAnyName_keepsItInItsPlace(@ForAll("names") String name) {
    assertKept(Pages.compare(name), Pages.compare("x"), name);
  }

  /** Names stand in the numbers of the charts as well, which are JSON within a script element. */
  @Property(tries = 50)
  void runs_ofAnyName_keepItInItsPlace(@ForAll("names") String name) {
    assertKept(RunPages.simulate(name), RunPages.simulate("x"), name);
    assertKept(RunPages.compare(name), RunPages.compare("x"), name);
    for (Element data : Parsed.page(RunPages.simulate(name)).select("script[type]")) {
      JsonNode json = JsonMapper.shared().readTree(data.data());
      assertThat(json.at("/memcgs/0/name").asString()).isEqualTo(SafeText.clean("/" + name));
      assertThat(json.at("/moments/0/text").asString()).isEqualTo(SafeText.clean(name));
    }
  }

  private static void assertKept(String html, String harmless, String name) {
    Document page = Parsed.page(html);
    assertThat(Parsed.skeleton(page)).isEqualTo(Parsed.skeleton(Parsed.page(harmless)));
    assertThat(page.wholeText()).contains(SafeText.clean(name));
    assertThat(html.replace("\n", "")).isEqualTo(SafeText.clean(html.replace("\n", "")));
  }

  /** Never a mere blank: a timestamp of nothing but blanks is none. */
  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> hostile = Arbitraries.of(HOSTILE);
    Arbitrary<String> any = Arbitraries.strings().ofMinLength(1).ofMaxLength(20);
    Arbitrary<String> markup =
        Arbitraries.strings().withChars("<>&\"'`/=;-!#x \t").ofMinLength(1).ofMaxLength(12);
    return Arbitraries.oneOf(hostile, any, markup)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(parts -> "x" + String.join("", parts));
  }
}
