package org.oomlab.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporarySpoolTest {
  /** Ten characters come out as they went in, whether all, some or none of them fit in memory. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 9, 10, 100})
  void text_longOrShort_comesOutAsItWentIn(int mostChars) throws IOException {
    StringWriter out = new StringWriter();
    try (TemporarySpool spool = new TemporarySpool(mostChars)) {
      spool.writer().append("abc").append("d").append("éf").append("").append("ghij");
      spool.copyTo(out);
    }
    assertThat(out).hasToString("abcdéfghij");
  }

  @Test
  void file_closed_isGone() throws IOException {
    List<Path> before = files();
    try (TemporarySpool spool = new TemporarySpool(1)) {
      spool.append("too long");
      assertThat(files()).hasSize(before.size() + 1);
    }
    assertThat(files()).isEqualTo(before);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("oom-page-"))
          .sorted()
          .toList();
    }
  }
}
