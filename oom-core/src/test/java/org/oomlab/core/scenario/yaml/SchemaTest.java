package org.oomlab.core.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema and the reader agree. */
class SchemaTest {
  @Test
  void published_schema_isMadeOfTheReadersShapes() throws IOException {
    if (System.getProperty("oom.golden", "").equals("write")) {
      Files.writeString(PublishedSchema.FILE, SchemaWriter.scenario());
    }

    assertThat(PublishedSchema.text(PublishedSchema.FILE))
        .as("rewrite with -Doom.golden=write")
        .isEqualTo(SchemaWriter.scenario());
  }

  @Test
  void everyField_once_isAcceptedByBoth() throws BadScenarioException {
    String text = Texts.FULL;

    assertThat(ScenarioReader.read(text).groups()).hasSize(3);
    assertThat(PublishedSchema.complaints(text)).isEqualTo("[]");
  }

  @ParameterizedTest
  @MethodSource
  void example_ofTheLibrary_isAcceptedByBoth(Path file) throws BadScenarioException {
    String text = PublishedSchema.text(file);

    assertThat(ScenarioReader.read(text).name() + ".yaml").isEqualTo(file.getFileName().toString());
    assertThat(ScenarioReader.read(text).story()).isNotBlank();
    assertThat(PublishedSchema.complaints(text)).isEqualTo("[]");
  }

  static List<Path> example_ofTheLibrary_isAcceptedByBoth() throws IOException {
    try (Stream<Path> files = Files.list(PublishedSchema.EXAMPLES)) {
      List<Path> sorted = files.sorted().toList();
      assertThat(sorted).hasSizeGreaterThanOrEqualTo(10);
      return sorted;
    }
  }

  @ParameterizedTest
  @MethodSource
  void wrongText_ofAnyKind_isRefusedByBoth(String right, String wrong) {
    assertThat(Texts.FULL).contains(right);
    String text = Texts.FULL.replace(right, wrong);

    assertThat(Texts.problems(text)).as(wrong).isNotEmpty();
    assertThat(PublishedSchema.accepts(text)).as(wrong).isFalse();
  }

  static List<Object[]> wrongText_ofAnyKind_isRefusedByBoth() {
    return Texts.WRONG_FOR_BOTH.stream().map(pair -> pair.toArray()).toList();
  }
}
