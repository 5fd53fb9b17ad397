package org.oomlab.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only the reader can refuse: what is not in the grammar of a JSON Schema. */
class ScenarioRefusalsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          seed: 7 | seed: 07 | 6:7: found '07', expected a seed, a whole number from 0 to 9223372036854775807
          seed: 7 | seed: !!int 7 | 6:7: the tag 'tag:yaml.org,2002:int', expected a value without one
          sample: 500ms | sample: 11min | 8:9: found a sample longer than duration, expected a part
          sample: 500ms | sample: 25d | 8:9: found '25d', expected a time in ms, s, min, h, d, say 30s, from 1ms to 24d
          cpus: 8 | {8: 8} | 12:3: no YAML
          {normal: 8GiB} | {} | 15:7: a node without zones, expected dma, dma32 or normal
          name: /dev/sda2 | name: zram0 | 19:14: the swap device 'zram0' again, expected a name of its own; line 18 has declared this one
          kind: disk | kind: zram | 19:31: zram without compressed_to, expected what compression leaves, say compressed_to: 35%
          kind: zram | kind: ssd | 18:74: compressed_to of swap that is not zram, expected kind: zram
          unreclaimable: 300MiB | unreclaimable: 300GiB | 16:18: more kernel memory than RAM, expected at most 16658726912 bytes
          cgroups: v2 | cgroups: v1 | 33:39: found memory.low, a file of cgroup v2, expected files of cgroup v1, which the machine has
          path: /batch | path: /system.slice | 40:12: the memcg '/system.slice' again, expected a name of its own; line 33 has declared this one
          memcg: /batch\\n | memcg: /bach\\n | 71:12: unknown memcg '/bach', expected one that is declared; did you mean '/batch'?
          name: web | name: db | 60:11: the group of processes 'db' again, expected a name of its own; line 42 has declared this one
          group: web | group: wen | 81:42: unknown group of processes 'wen', expected one that is declared; did you mean 'web'?
          min: 1MiB, max: 2MiB | min: 3MiB, max: 2MiB | 53:66: found a max below min, expected at least the min
          mean: 3s, max: 20s | mean: 30s, max: 20s | 62:62: found a max below mean, expected at least the mean
          high: 300MiB | high: 30MiB | 54:35: found a high below low, expected at least the low
          max_delay: 10s | max_delay: 10ms | 55:54: found a max_delay below delay, expected at least delay
          burst: 5, | | 55:68: found one of burst and window, expected both
          group: db | group: web | 69:7: found a group that depends on itself, expected another group
          """)
  void valuesThatDoNotGoTogether_areRefusedWithTheirPlace(
      String right, String wrong, String expected) {
    String before = right.replace("\\n", "\n");
    assertThat(Texts.FULL).contains(before);
    String after = wrong == null ? "" : wrong.replace("\\n", "\n");
    String text = Texts.FULL.replaceFirst(java.util.regex.Pattern.quote(before), after);

    assertThat(Texts.problems(text)).first().asString().startsWith("s.yaml:" + expected);
  }

  @Test
  void document_thatIsNone_isRefused() {
    assertThat(Texts.problems("")).containsExactly("s.yaml:1:1: nothing, expected a scenario");
    assertThat(Texts.problems("a: [1, 2"))
        .singleElement()
        .asString()
        .startsWith("s.yaml:1:9: no YAML: expected ',' or ']'");
    assertThat(Texts.problems("[]"))
        .containsExactly("s.yaml:1:1: found a list, expected a scenario");
    assertThat(Texts.problems("hello"))
        .containsExactly("s.yaml:1:1: found 'hello', expected a scenario");
    assertThat(Texts.problems(Texts.LEAST + "---\na: 1\n"))
        .containsExactly("s.yaml:8:1: a second document, expected one scenario in a file");
    assertThat(Texts.problems("\u0000")).singleElement().asString().contains("no YAML");
    assertThat(Texts.problems("? [a]\n: b\n"))
        .contains("s.yaml:1:3: a list for a name, expected the name of a field");
  }

  @Test
  void bombs_ofAnyKind_areRefusedAtOnce() {
    String nested = "a: " + "[".repeat(100_000);
    String braces = "{a: ".repeat(100_000);
    StringBuilder laughs = new StringBuilder("a: &a [x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c <= 'z'; c++) {
      laughs.append(c).append(": &").append(c).append(" [");
      laughs.append(("*" + (char) (c - 1) + ", ").repeat(8)).append("]\n");
    }
    String keys = "k: 1\n".repeat(200_000);

    Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          assertThat(Texts.problems(nested)).hasSize(1);
          assertThat(Texts.problems(braces)).singleElement().asString().contains("24 levels");
          assertThat(Texts.problems(laughs.toString()))
              .hasSize(51)
              .last()
              .asString()
              .endsWith("problems more");
          assertThat(Texts.problems(keys)).hasSize(51);
          assertThat(Texts.problems(" ".repeat(ScenarioReader.MAX_CHARACTERS + 1)))
              .containsExactly("s.yaml:1:1: found 1048577 characters, expected at most 1048576");
        });
  }
}
