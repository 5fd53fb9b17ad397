package org.oomlab.cli;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The compiled classes of every module, imported once. */
final class Reactor {
  /** Folders of the modules and how many classes each has at the least. */
  static final List<Module> MODULES =
      List.of(
          new Module("oom-api", "org.oomlab.api", 60),
          new Module("oom-core", "org.oomlab.core", 50),
          new Module("oom-linux", "org.oomlab.linux", 80),
          new Module("oom-testkit", "org.oomlab.testkit", 80),
          new Module("oom-policies/oom-policy-classic", "org.oomlab.policy.classic", 3),
          new Module("oom-policies/oom-policy-cgroup-aware", "org.oomlab.policy.cgroupaware", 4),
          new Module("oom-policies/oom-policy-examples", "org.oomlab.policy.examples", 2),
          new Module("oom-policies/oom-policy-priority-only", "org.oomlab.policy.priorityonly", 2),
          new Module("oom-policies/oom-policy-userspace", "org.oomlab.policy.userspace", 6),
          new Module("oom-cli", "org.oomlab.cli", 40));

  static final JavaClasses MAIN = imported("target/classes");
  static final JavaClasses TESTS = imported("target/test-classes");

  private Reactor() {}

  /**
   * A module.
   *
   * @param folder its folder below the root
   * @param rootPackage its root package, which is its JPMS name
   * @param floor it has more classes than this
   */
  record Module(String folder, String rootPackage, int floor) {
    Path output(String kind) {
      return root().resolve(folder).resolve(kind);
    }
  }

  private static JavaClasses imported(String kind) {
    return new ClassFileImporter()
        .importPaths(
            MODULES.stream()
                .map(module -> module.output(kind))
                .filter(Files::isDirectory)
                .toList());
  }

  private static Path root() {
    String root = System.getProperty("oom.root");
    if (root == null) {
      throw new IllegalStateException(
          "the build sets oom.root to the project's root; it is not set");
    }
    return Path.of(root);
  }
}
