package org.oomlab.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class WrappingTest {
  @Test
  void text_longerThanALine_isBrokenBetweenWords() {
    assertThat(Wrapping.wrap("the quick brown fox", 9)).containsExactly("the quick", "brown fox");
  }

  @Test
  void word_longerThanALine_isKeptWhole() {
    assertThat(Wrapping.wrap("a verylongword b", 5)).containsExactly("a", "verylongword", "b");
  }

  @Property
  void text_anything_keepsItsWordsAndTheWidth(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 100) int columns) {
    var lines = Wrapping.wrap(text, columns);
    assertThat(String.join(" ", lines)).isEqualTo(text.strip().replaceAll("\\s+", " "));
    assertThat(lines).allMatch(line -> line.length() <= columns || !line.contains(" "));
  }
}
