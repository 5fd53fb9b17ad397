package org.oomlab.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AtomicFileTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void file_new_isWritten() throws IOException {
    Path file = directory.resolve("new");
    AtomicFile.write(file, out -> out.write("content ✓\n"));
    assertThat(file).hasContent("content ✓\n");
    assertThat(directory).isDirectoryContaining("glob:**/new");
  }

  @Test
  void file_writingFails_isAsBeforeAndNothingIsLeft() throws IOException {
    Path file = Files.writeString(directory.resolve("old"), "before");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write("part");
                      throw new IllegalStateException("failed");
                    }))
        .hasMessage("failed");
    assertThat(file).hasContent("before");
    assertThat(directory.toFile().list()).containsExactly("old");
  }

  @Test
  void file_whileWriting_isAsBefore() throws IOException {
    Path file = Files.writeString(directory.resolve("old"), "before");
    AtomicFile.write(
        file,
        out -> {
          out.write("after");
          out.flush();
          assertThat(file).hasContent("before");
        });
    assertThat(file).hasContent("after");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-rw-rw-", "rw-r-----"})
  void file_replaced_keepsItsPermissions(String permissions) throws IOException {
    Path file = Files.writeString(directory.resolve("old"), "before");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    AtomicFile.write(file, out -> out.write("after"));
    assertThat(file).hasContent("after");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo(permissions);
  }

  @Test
  void link_toAFile_staysALink() throws IOException {
    Path file = Files.writeString(directory.resolve("real"), "before");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    AtomicFile.write(link, out -> out.write("after"));
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("after");
  }
}
