package org.oomlab.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {
  private static final List<String> NAMES = List.of("cgroup-aware", "classic", "priority-only");

  @Test
  void name_oneLetterOff_isSuggested() {
    assertThat(Nearest.of("clasic", NAMES)).contains("classic");
    assertThat(Nearest.of("cgroupaware", NAMES)).contains("cgroup-aware");
  }

  @Test
  void name_unlikeAny_isNotSuggested() {
    assertThat(Nearest.of("lru", NAMES)).isEmpty();
    assertThat(Nearest.of("", NAMES)).isEmpty();
  }

  @Test
  void names_none_suggestNothing() {
    assertThat(Nearest.of("classic", List.of())).isEmpty();
  }
}
