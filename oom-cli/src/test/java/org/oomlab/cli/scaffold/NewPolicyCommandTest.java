package org.oomlab.cli.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.host.ExitCode;

/** What is made; that it builds and passes, {@code NewPolicyIT} shows. */
class NewPolicyCommandTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void project_newFolder_holdsEveryFileWithNothingLeftToFillIn() throws IOException {
    Path project = directory.resolve("fair-share");
    InProcess run = InProcess.of("new-policy", project.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    List<String> files;
    try (Stream<Path> all = Files.walk(project)) {
      files =
          all.filter(Files::isRegularFile)
              .map(file -> project.relativize(file).toString())
              .sorted()
              .toList();
    }
    String main = "src/main/java/org/example/fairsharepolicy/";
    assertThat(files)
        .containsExactly(
            ".gitignore",
            "README.md",
            "ci",
            "pom.xml",
            main + "FairSharePolicy.java",
            main + "FairSharePolicyProvider.java",
            main + "package-info.java",
            "src/main/resources/META-INF/services/org.oomlab.api.policy.VictimPolicyProvider",
            "src/test/java/org/example/fairsharepolicy/FairSharePolicyContractTest.java",
            "src/test/resources/junit-platform.properties");
    for (String file : files) {
      assertThat(Files.readString(project.resolve(file)))
          .as(file)
          .doesNotContainPattern("@[A-Z]+@")
          .doesNotContain("${junit", "${project.version")
          .endsWith("\n");
      assertThat(run.out()).contains(file + "\n");
    }
    assertThat(project.resolve("ci")).isExecutable();
  }

  @ParameterizedTest
  @CsvSource({
    "a, APolicy, org.example.apolicy",
    "my-policy, MyPolicy, org.example.mypolicy",
    "switch, SwitchPolicy, org.example.switchpolicy",
    "v2-largest, V2LargestPolicy, org.example.v2largestpolicy",
  })
  void names_ofAPolicy_areNamesOfJava(String name, String type, String packageName) {
    PolicyNames names = new PolicyNames(name);

    assertThat(PolicyNames.isName(name)).isTrue();
    assertThat(names.type()).isEqualTo(type);
    assertThat(names.packageName()).isEqualTo(packageName);
  }

  @ParameterizedTest
  @ValueSource(strings = {"My-policy", "my_policy", "-a", "a-", "a--b", "1a", "a b", "\u00e4"})
  void name_thatIsNone_isRefusedOnOneLine(String name) {
    Path project = directory.resolve("p");
    InProcess run = InProcess.of("new-policy", project.toString(), "--name", name);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(project).doesNotExist();
  }

  @Test
  void folder_thatHoldsSomething_isLeftAlone() throws IOException {
    Files.writeString(directory.resolve("mine.txt"), "mine");
    InProcess run = InProcess.of("new-policy", directory.toString(), "--name", "a");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).isEqualTo("oom: " + directory + ": is there already and not empty\n");
    assertThat(directory.toFile().list()).containsExactly("mine.txt");
  }

  @Test
  void folder_thatCannotBeMade_isSaidOnOneLine() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    InProcess run = InProcess.of("new-policy", file.resolve("p").toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err().lines()).hasSize(1);
  }
}
