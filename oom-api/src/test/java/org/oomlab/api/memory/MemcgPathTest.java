package org.oomlab.api.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemcgPathTest {

  @ParameterizedTest
  @CsvSource({
    "/a, /a, true",
    "/a/b, /a, true",
    "/a/b/c, /a, true",
    "/a, /a/b, false",
    "/ab, /a, false",
    "/a b, /a, false",
    "/b, /a, false",
    "/, /a, false",
    "/a, /, true",
    "/, /, true"
  })
  void isWithin_paths_countsWholeComponents(String path, String ancestor, boolean within) {
    assertThat(new MemcgPath(path).isWithin(new MemcgPath(ancestor))).isEqualTo(within);
  }

  @Test
  void isWithin_unknown_isOnlyInTheRoot() {
    assertThat(MemcgPath.UNKNOWN.isWithin(MemcgPath.ROOT)).isTrue();
    assertThat(MemcgPath.UNKNOWN.isWithin(new MemcgPath("/a"))).isFalse();
    assertThat(MemcgPath.UNKNOWN.isWithin(MemcgPath.UNKNOWN)).isFalse();
    assertThat(new MemcgPath("/a").isWithin(MemcgPath.UNKNOWN)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"/a/b, /a, b", "/a, /, a", "/, /, /"})
  void parentAndName_path_areSplitAtTheLastSlash(String path, String parent, String name) {
    assertThat(new MemcgPath(path).parent()).isEqualTo(new MemcgPath(parent));
    assertThat(new MemcgPath(path).name()).isEqualTo(name);
  }

  @Test
  void parent_unknown_isUnknown() {
    assertThat(MemcgPath.UNKNOWN.parent()).isEqualTo(MemcgPath.UNKNOWN);
    assertThat(MemcgPath.UNKNOWN.name()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b", "/a/", " /a"})
  void constructor_relativeOrOpenPath_isRefused(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemcgPath(path))
        .withMessageContaining("'" + path + "'");
  }
}
