package org.oomlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.oomlab.testkit.run.RunInvariants;
import org.oomlab.testkit.run.StarvesNoMemcg;

/** The page tells of every invariant and of every promise, and of no other. */
class PropertiesPageTest {
  private static final Path PAGE = Path.of("../docs/properties.md");

  @Test
  void headings_all_areTheInvariants() throws IOException {
    List<String> headings =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("### "))
            .flatMap(line -> Arrays.stream(line.substring(4).split(", ", -1)))
            .toList();

    assertThat(headings)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    PolicyInvariants.all().stream().map(PolicyInvariant::name),
                    RunInvariants.names().stream(),
                    Stream.of(StarvesNoMemcg.NAME, "keeps-its-time"))
                .flatMap(names -> names)
                .toList());
  }

  @Test
  void promises_all_areNamed() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(
            Stream.concat(
                PolicyInvariants.all().stream().flatMap(one -> one.promises().stream()),
                StarvesNoMemcg.PROMISES.stream()))
        .filteredOn(promise -> !promise.name().startsWith("RESISTS_"))
        .allSatisfy(promise -> assertThat(page).contains("`" + promise + "`"));
  }
}
