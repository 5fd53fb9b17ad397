package org.oomlab.linux.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcDirectoryTest {
  @TempDir private Path root = Path.of("");

  @Test
  void numbers_ofADirectory_areThePidsInOrder() throws Exception {
    for (String name : new String[] {"100", "9", "self", "0", "07", "1a", "99999999999", "-3"}) {
      Files.createDirectory(root.resolve(name));
    }

    assertThat(ProcFiles.below(root).numbers("")).containsExactly(9, 100);
    assertThat(ProcFiles.below(root).numbers("none")).isEmpty();
  }

  @Test
  void read_ofAnyBytes_losesNone() throws Exception {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    Files.write(root.resolve("all"), bytes);

    String text = ProcFiles.below(root).read("all").text();

    assertThat(text).hasSize(256);
    assertThat(text.charAt(255)).isEqualTo('\u00ff');
  }

  @Test
  void read_ofWhatIsNotThere_isGone() {
    assertThat(ProcFiles.below(root).read("1/stat")).isEqualTo(new ProcFile.Gone());
    assertThat(ProcFiles.below(root).link("1/ns/pid")).isEqualTo(new ProcFile.Gone());
  }

  @Test
  void read_ofAnEndlessFile_isBounded() {
    assertThat(ProcFiles.below(Path.of("/dev")).read("zero").text()).hasSize(1 << 20);
  }

  @Test
  void link_isReadUnresolved() throws Exception {
    Files.createSymbolicLink(root.resolve("pid"), Path.of("pid:[4026531836]"));

    assertThat(ProcFiles.below(root).link("pid").text()).isEqualTo("pid:[4026531836]");
  }
}
