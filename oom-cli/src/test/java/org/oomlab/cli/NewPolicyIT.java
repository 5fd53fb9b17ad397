package org.oomlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a policy author does first: makes a project, builds it against the artifacts of this build,
 * and takes its jar to the program. Maven finds them in a local repository of the test's own, in
 * which everything else is a link to the one that this build uses.
 */
final class NewPolicyIT {
  private static final Path OOM = Path.of(System.getProperty("oom.distribution"), "oom");
  private static final Path ROOT = Path.of(System.getProperty("oom.root"));
  private static final Path REPOSITORY = Path.of(System.getProperty("oom.repository"));
  private static final Path MAVEN = Path.of(System.getProperty("oom.maven"), "bin", "mvn");
  private static final String VERSION = System.getProperty("oom.version");

  @TempDir private Path directory = Path.of("");

  @Test
  void project_asMade_passesItsTestsAndTakesPartInEveryCommand() throws Exception {
    Path project = directory.resolve("fair-share");
    assertDone(new ProcessRun().run(OOM, "new-policy", project.toString()));
    String local = "-Dmaven.repo.local=" + repository(directory.resolve("repository"));
    ProcessRun.Result build =
        new ProcessRun().in(project).run(MAVEN, "--batch-mode", "--offline", local, "verify");

    assertThat(build.out()).contains("BUILD SUCCESS").containsPattern("Tests run: [1-9]\\d+, F");
    assertThat(build.code()).isZero();
    String jar = project.resolve("target/fair-share.jar").toString();
    ProcessRun.Result policies =
        new ProcessRun().run(OOM, "policies", "fair-share", "--plugin-path", jar);
    assertDone(policies);
    assertThat(policies.out()).contains("fair-share", "count-swap");
    String snapshots = ROOT.resolve("examples/snapshots").toString();
    ProcessRun.Result compared =
        new ProcessRun()
            .run(OOM, "compare", snapshots, "--plugin-path", jar, "--policy", "classic,fair-share");
    assertDone(compared);
    assertThat(compared.out()).contains("qemu-system-x86 911");
    assertDone(
        new ProcessRun().run(OOM, "verify", "fair-share", "--plugin-path", jar, "--tries", "50"));
  }

  private static void assertDone(ProcessRun.Result result) {
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).as(result.out()).isZero();
  }

  /** Returns a repository like the one in use, in which this build is installed. */
  private static Path repository(Path folder) throws IOException {
    link(REPOSITORY, folder, "org");
    link(REPOSITORY.resolve("org"), folder.resolve("org"), "oomlab");
    Path ours = Files.createDirectories(folder.resolve("org/oomlab"));
    install(ours, "oom-lab", ROOT.resolve("pom.xml"));
    for (String module : List.of("oom-api", "oom-core", "oom-testkit")) {
      String jar = module + "-" + VERSION + ".jar";
      Path installed = install(ours, module, ROOT.resolve(module).resolve("pom.xml"));
      Files.copy(ROOT.resolve(module).resolve("target").resolve(jar), installed.resolve(jar));
    }
    return folder;
  }

  private static Path install(Path ours, String artifact, Path pom) throws IOException {
    Path version = Files.createDirectories(ours.resolve(artifact).resolve(VERSION));
    Files.copy(pom, version.resolve(artifact + "-" + VERSION + ".pom"));
    return version;
  }

  private static void link(Path from, Path to, String butFor) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        if (!entry.getFileName().toString().equals(butFor)) {
          Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
        }
      }
    }
  }
}
