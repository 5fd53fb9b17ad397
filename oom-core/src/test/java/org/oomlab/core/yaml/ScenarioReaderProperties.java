package org.oomlab.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The reader and the published schema on texts that nobody wrote. */
final class ScenarioReaderProperties {
  /** Scalars that are right somewhere, and some that are right nowhere. */
  private static final List<String> SCALARS =
      List.of(
          "0",
          "1",
          "-1",
          "00",
          "0x10",
          "1e3",
          "1.5",
          ".5",
          "true",
          "false",
          "yes",
          "null",
          "~",
          "''",
          "'1'",
          "max",
          "min",
          "v1",
          "v2",
          "anon",
          "file",
          "zram",
          "ssd",
          "4KiB",
          "0B",
          "1B",
          "1.5MiB",
          "1.2345MiB",
          "2GiB",
          "2GB",
          "9TiB",
          "99999TiB",
          "1MiB/s",
          "0MiB/s",
          "3ms",
          "3.5s",
          "2min",
          "1d",
          "99d",
          "5us",
          "0%",
          "33.3%",
          "100%",
          "101%",
          "6.12",
          "'6.12'",
          "\"5.10.3+x\"",
          "/a",
          "/batch",
          "/",
          "db",
          "web",
          "new",
          "a b",
          "{}",
          "[]",
          "[1]",
          "{uniform: {min: 1MiB, max: 2MiB}}",
          "{uniform: {min: 1s, max: 2s}}",
          "é");

  @Property(tries = 1000)
  void text_changedAnyhow_isAcceptedByTheSchemaWhereTheReaderAcceptsIt(
      @ForAll("changed") String text) {
    boolean accepted = Texts.problems(text).isEmpty();
    Statistics.label("accepted by the reader").collect(accepted);
    if (accepted) {
      assertThat(PublishedSchema.SCENARIO.complaints(text)).as(text).isEqualTo("[]");
    }
  }

  @Property(tries = 1000)
  void text_anything_isReadOrRefusedInLines(@ForAll String text) {
    assertThat(Texts.problems(text))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith("s.yaml:").doesNotContain("\n"));
  }

  @Property(tries = 300)
  void problems_ofAnyText_areOrderedByPlace(@ForAll("changed") String text) {
    try {
      ScenarioReader.read(text);
    } catch (BadDocumentException e) {
      assertThat(e.problems()).extracting(Problem::place).isSorted();
      assertThat(e.problems())
          .allSatisfy(
              problem ->
                  assertThat(problem.place().line()).isBetween(1, (int) text.lines().count() + 1));
    }
  }

  @Provide
  Arbitrary<String> changed() {
    Arbitrary<String> start = Arbitraries.of(Texts.FULL, Texts.LEAST);
    Arbitrary<Integer> where = Arbitraries.integers().between(0, 1_000_000);
    Arbitrary<Change> change =
        Combinators.combine(where, Arbitraries.of(SCALARS), Arbitraries.of(Kind.values()))
            .as(Change::new);
    return Combinators.combine(start, change.list().ofMinSize(1).ofMaxSize(2))
        .as(
            (text, changes) -> {
              String changed = text;
              for (Change one : changes) {
                changed = one.apply(changed);
              }
              return changed;
            });
  }

  private enum Kind {
    SCALAR,
    SCALAR_AGAIN,
    DROP_LINE,
    DOUBLE_LINE
  }

  private record Change(int where, String scalar, Kind kind) {
    String apply(String text) {
      return switch (kind) {
        case SCALAR, SCALAR_AGAIN -> withScalar(text);
        case DROP_LINE -> withLine(text, 0);
        case DOUBLE_LINE -> withLine(text, 2);
      };
    }

    private String withScalar(String text) {
      List<int[]> values = new ArrayList<>();
      java.util.regex.Matcher matcher =
          java.util.regex.Pattern.compile("(?<=: )[^{}\\[\\],:\n|]+").matcher(text);
      while (matcher.find()) {
        values.add(new int[] {matcher.start(), matcher.end()});
      }
      if (values.isEmpty()) {
        return text;
      }
      int[] value = values.get(where % values.size());
      return text.substring(0, value[0]) + scalar + text.substring(value[1]);
    }

    private String withLine(String text, int times) {
      List<String> lines = new ArrayList<>(text.lines().toList());
      if (lines.isEmpty()) {
        return text;
      }
      int line = where % lines.size();
      String chosen = lines.remove(line);
      for (int i = 0; i < times; i++) {
        lines.add(line, chosen);
      }
      return String.join("\n", lines) + "\n";
    }
  }
}
