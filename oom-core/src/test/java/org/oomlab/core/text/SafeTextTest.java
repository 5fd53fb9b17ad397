package org.oomlab.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {
  private static final String ESCAPE = Character.toString(0x1b);
  private static final String RIGHT_TO_LEFT = Character.toString(0x202e);

  @Test
  void clean_ofWhatMovesTheCursor_writesItsCode() {
    assertThat(SafeText.clean(ESCAPE + "[31mred" + '\r' + '\n' + '\t' + (char) 0x7f))
        .isEqualTo("\\x1b[31mred\\x0d\\x0a\\x09\\x7f");
    assertThat(SafeText.clean("a" + (char) 0x9b + "b")).isEqualTo("a\\x9bb");
    assertThat(SafeText.clean(RIGHT_TO_LEFT + "gpj")).isEqualTo("\\u{202e}gpj");
  }

  @Test
  void clean_ofLetters_keepsThem() {
    assertThat(SafeText.clean("café 名前 (sd-pam)")).isEqualTo("café 名前 (sd-pam)");
  }

  @ParameterizedTest
  @CsvSource({
    "/kubepods/pod1/abc, 20, /kubepods/pod1/abc",
    "/kubepods/pod1/abc, 11, /kube…1/abc",
    "/kubepods/pod1/abc, 1, …",
    "名前テスト, 7, 名前…ト"
  })
  void cutMiddle_keepsBothEnds(String text, int columns, String cut) {
    assertThat(SafeText.cutMiddle(text, columns)).isEqualTo(cut);
    assertThat(SafeText.columns(cut)).isLessThanOrEqualTo(columns);
  }

  @Test
  void left_fillsUpToTheColumns() {
    assertThat(SafeText.left("ab", 4)).isEqualTo("ab  ");
    assertThat(SafeText.left("名前", 5)).isEqualTo("名前 ");
    assertThat(SafeText.right("ab", 4)).isEqualTo("  ab");
  }
}
