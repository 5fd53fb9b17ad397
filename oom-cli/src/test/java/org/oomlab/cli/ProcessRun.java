package org.oomlab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program as a process, with the Java of this test where it looks for one. */
final class ProcessRun {
  private static final long PATIENCE_SECONDS = 300;

  private final Map<String, String> environment = new HashMap<>();
  private Path directory = Path.of("").toAbsolutePath();

  ProcessRun variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  ProcessRun in(Path workingDirectory) {
    directory = workingDirectory;
    return this;
  }

  Result run(Path program, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    Collections.addAll(command, args);
    Path out = Files.createTempFile("oom-it", ".out");
    Path err = Files.createTempFile("oom-it", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("OOM_"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("still running: " + command);
      }
      return new Result(
          process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /**
   * What came of it.
   *
   * @param out standard output
   * @param err standard error
   */
  record Result(int code, String out, String err) {}
}
