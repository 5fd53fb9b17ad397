package org.oomlab.cli.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.oomlab.cli.InProcess;
import org.oomlab.cli.host.ExitCode;

/**
 * What the guide shows is what an author gets, which {@code NewPolicyIT} compiles and runs, or a
 * part of a policy that is installed.
 */
class GuideTest {
  private static final Path GUIDE = Path.of("../docs/writing-a-policy.md");
  private static final Path POLICIES = Path.of("../oom-policies");
  private static final Pattern BLOCK = Pattern.compile("```(java|sh)\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND = Pattern.compile("^\\./oom ([a-z-]+)", Pattern.MULTILINE);

  @Test
  void java_ofTheGuide_standsInASourceThatIsCompiled() throws IOException {
    List<String> sources =
        new ArrayList<>(new PolicyProject(new PolicyNames("my-policy")).files().values());
    sources.addAll(installed());
    List<String> blocks = blocks("java");

    assertThat(blocks).hasSizeGreaterThan(20);
    assertThat(blocks)
        .allSatisfy(
            block -> assertThat(sources).as(block).anyMatch(source -> source.contains(block)));
  }

  private static List<String> installed() throws IOException {
    try (Stream<Path> files = Files.walk(POLICIES)) {
      List<String> sources = new ArrayList<>();
      for (Path file : files.filter(GuideTest::isSource).toList()) {
        sources.add(Files.readString(file));
      }
      return sources;
    }
  }

  private static boolean isSource(Path file) {
    return file.toString().contains("/src/main/java/") && file.toString().endsWith(".java");
  }

  @Test
  void commands_ofTheGuide_exist() throws IOException {
    Matcher commands = COMMAND.matcher(String.join("\n", blocks("sh")));
    List<String> names = new ArrayList<>();
    while (commands.find()) {
      names.add(commands.group(1));
    }

    assertThat(names).contains("new-policy", "policies", "compare", "verify", "rank");
    assertThat(names)
        .allSatisfy(
            name -> assertThat(InProcess.of(name, "--help").exitCode()).isEqualTo(ExitCode.OK));
  }

  private static List<String> blocks(String language) throws IOException {
    Matcher matcher = BLOCK.matcher(Files.readString(GUIDE));
    List<String> blocks = new ArrayList<>();
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }
}
