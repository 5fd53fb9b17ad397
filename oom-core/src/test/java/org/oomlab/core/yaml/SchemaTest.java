package org.oomlab.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema and the reader agree. */
class SchemaTest {
  @Test
  void published_schema_isMadeOfTheReadersShapes() throws IOException {
    String made = SchemaWriter.scenario();

    assertThat(PublishedSchema.SCENARIO.text(made))
        .as("rewrite with -Doom.golden=write")
        .isEqualTo(made);
  }

  @Test
  void everyField_once_isAcceptedByBoth() throws BadDocumentException {
    String text = Texts.FULL;

    assertThat(ScenarioReader.read(text).groups()).hasSize(3);
    assertThat(PublishedSchema.SCENARIO.complaints(text)).isEqualTo("[]");
  }

  @ParameterizedTest
  @MethodSource
  void example_ofTheLibrary_isAcceptedByBoth(Path file) throws BadDocumentException {
    String text = PublishedSchema.text(file);

    assertThat(ScenarioReader.read(text).name() + ".yaml").isEqualTo(file.getFileName().toString());
    assertThat(ScenarioReader.read(text).story()).isNotBlank();
    assertThat(PublishedSchema.SCENARIO.complaints(text)).isEqualTo("[]");
  }

  static List<Path> example_ofTheLibrary_isAcceptedByBoth() throws IOException {
    List<Path> examples = PublishedSchema.SCENARIO.examples();
    assertThat(examples).hasSizeGreaterThanOrEqualTo(10);
    return examples;
  }

  @ParameterizedTest
  @MethodSource
  void wrongText_ofAnyKind_isRefusedByBoth(String right, String wrong) {
    assertThat(Texts.FULL).contains(right);
    String text = Texts.FULL.replace(right, wrong);

    assertThat(Texts.problems(text)).as(wrong).isNotEmpty();
    assertThat(PublishedSchema.SCENARIO.accepts(text)).as(wrong).isFalse();
  }

  static List<Object[]> wrongText_ofAnyKind_isRefusedByBoth() {
    return Texts.WRONG_FOR_BOTH.stream().map(pair -> pair.toArray()).toList();
  }
}
