package org.oomlab.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicySpecTest {
  @Test
  void list_oneName_isThatPolicyWithDefaults() throws PolicySpecException {
    assertThat(PolicySpec.parseList("classic")).containsExactly(PolicySpec.of("classic"));
  }

  @Test
  void list_commaBeforeName_startsAnotherPolicy() throws PolicySpecException {
    assertThat(PolicySpec.parseList("a,b:x=1"))
        .containsExactly(PolicySpec.of("a"), spec("b", "", Map.of("x", "1")));
  }

  @Test
  void list_commaBeforeKey_goesOnWithTheParameters() throws PolicySpecException {
    SequencedMap<String, String> both = new LinkedHashMap<>();
    both.put("x", "1");
    both.put("y", "2");
    assertThat(PolicySpec.parseList("a@1.2:x=1,y=2,b,c@3:z=4"))
        .containsExactly(
            spec("a", "1.2", both), PolicySpec.of("b"), spec("c", "3", Map.of("z", "4")));
  }

  @Test
  void list_valueWithColonAndAt_keepsThem() throws PolicySpecException {
    assertThat(PolicySpec.parseList("a:path=/x:y@z"))
        .containsExactly(spec("a", "", Map.of("path", "/x:y@z")));
  }

  @Test
  void list_emptyValue_isGiven() throws PolicySpecException {
    assertThat(PolicySpec.parseList("a:x=")).containsExactly(spec("a", "", Map.of("x", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"classic", "classic@6.18", "a:x=1", "a:x=1,y=2", "cgroup-aware@9:kill-group=no"})
  void text_parsedAndPrinted_isTheSame(String text) throws PolicySpecException {
    assertThat(PolicySpec.parseList(text)).hasSize(1).first().hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""        | a policy's name is missing
          a,,b      | a policy's name is missing
          :x=1      | a policy's name is missing
          @2        | a policy's name is missing
          a@        | no version follows 'a@'
          a:        | '' is not of the form key=value
          a:x       | 'x' is not of the form key=value
          a:=1      | '=1' is not of the form key=value
          a:x=1,x=2 | parameter x is given twice
          a,x=1     | 'x=1' stands before any policy's ':'
          x=1       | 'x=1' stands before any policy's ':'
          """)
  void text_malformed_isRefusedWithTheReason(String text, String reason) {
    assertThatThrownBy(() -> PolicySpec.parseList(text))
        .isInstanceOf(PolicySpecException.class)
        .hasMessage(
            "policy '%s': %s; expected NAME[@VERSION][:key=value,...]".formatted(text, reason));
  }

  private static PolicySpec spec(String name, String version, Map<String, String> parameters) {
    return new PolicySpec(name, version, new LinkedHashMap<>(parameters));
  }

  @Test
  void parameters_ofASpec_cannotBeChanged() {
    PolicySpec spec = PolicySpec.of("a");
    assertThatThrownBy(() -> spec.parameters().put("x", "1"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(List.copyOf(spec.parameters().keySet())).isEmpty();
  }
}
