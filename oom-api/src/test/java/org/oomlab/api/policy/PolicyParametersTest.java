package org.oomlab.api.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyParametersTest {
  private static final PolicyDescriptor CARD =
      new PolicyDescriptor(
          "largest",
          "1",
          "kills the largest",
          "mm/oom_kill.c",
          List.of(
              new ParameterSpec.BooleanSpec("group", true, "whole groups"),
              new ParameterSpec.IntegerSpec("floor", 5, 1, 60, "smallest victim"),
              new ParameterSpec.ChoiceSpec("by", List.of("rss", "swap"), "measure")));

  @Test
  void defaults_descriptor_areFilledInInOrder() {
    PolicyParameters parameters = PolicyParameters.defaults(CARD);

    assertThat(parameters.bool("group")).isTrue();
    assertThat(parameters.integer("floor")).isEqualTo(5);
    assertThat(parameters.text("by")).isEqualTo("rss");
    assertThat(parameters.asMap().sequencedKeySet()).containsExactly("group", "floor", "by");
  }

  @ParameterizedTest
  @CsvSource({"group, yes", "floor, 0", "floor, 61", "floor, x", "by, age"})
  void of_valueOutOfRange_isRefusedByName(String name, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyParameters.of(CARD, Map.of(name, value)))
        .withMessageStartingWith("policy largest: parameter " + name + " is '" + value + "'");
  }

  @Test
  void of_unknownName_isRefusedAndTheKnownAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyParameters.of(CARD, Map.of("gruop", "true")))
        .withMessage("policy largest has no parameter 'gruop'; it has group, floor, by");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Largest", "1st", "a_b", "a-", "a b"})
  void descriptor_badName_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PolicyDescriptor(name, "1", "s", "s", List.of()));
  }

  @Test
  void pattern_matchesAnywhere_andTheEmptyOneNothing() {
    PolicyDescriptor card =
        new PolicyDescriptor(
            "a", "1", "s", "s", List.of(new ParameterSpec.PatternSpec("avoid", "", "whom")));

    assertThat(PolicyParameters.defaults(card).pattern("avoid").test("")).isFalse();
    assertThat(PolicyParameters.of(card, Map.of("avoid", "^s.*d$")).pattern("avoid"))
        .accepts("sshd", "sd")
        .rejects("sshd-session");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyParameters.of(card, Map.of("avoid", "(")))
        .withMessage("policy a: parameter avoid is '(', expected regular-expression");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParameterSpec.PatternSpec("avoid", "(", "whom"));
  }

  @Test
  void specs_impossible_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParameterSpec.IntegerSpec("n", 0, 1, 2, "d"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParameterSpec.ChoiceSpec("n", List.of("one"), "d"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PolicyDescriptor(
                    "a",
                    "1",
                    "s",
                    "s",
                    List.of(
                        new ParameterSpec.BooleanSpec("x", true, "d"),
                        new ParameterSpec.BooleanSpec("x", false, "d"))));
  }
}
