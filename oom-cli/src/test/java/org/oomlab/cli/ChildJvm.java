package org.oomlab.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs the program as a process of its own, from the classes under test. */
final class ChildJvm {
  private ChildJvm() {}

  /** Runs a command with one more option of the JVM. */
  static ProcessRun.Result run(String jvmOption, String... command)
      throws IOException, InterruptedException {
    List<String> args = new ArrayList<>(List.of(jvmOption, "--enable-native-access=ALL-UNNAMED"));
    args.add("-Dguice_bytecode_gen_option=DISABLED");
    args.add("-cp");
    args.add(
        System.getProperty("jdk.module.path", "")
            + File.pathSeparator
            + System.getProperty("java.class.path", ""));
    args.add("org.oomlab.cli.Main");
    Collections.addAll(args, command);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessRun().run(java, args.toArray(String[]::new));
  }
}
