package org.oomlab.cli.policy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.oomlab.cli.host.BadInputException;

/** Finds plugin jars. */
public final class PluginPath {
  /** The environment variable that names more of them. */
  public static final String VARIABLE = "OOM_PLUGIN_PATH";

  private PluginPath() {}

  /**
   * Returns the jars named, each once, those of a directory sorted by name.
   *
   * @param options values of {@code --plugin-path}
   * @param variable value of the environment variable, entries separated as in a class path
   */
  public static List<Path> jars(List<String> options, String variable) {
    SequencedSet<Path> jars = new LinkedHashSet<>();
    for (String option : options) {
      jars.addAll(expand("--plugin-path", option));
    }
    for (String entry : variable.split(File.pathSeparator, -1)) {
      if (!entry.isBlank()) {
        jars.addAll(expand(VARIABLE, entry));
      }
    }
    return List.copyOf(jars);
  }

  private static List<Path> expand(String from, String entry) {
    Path path;
    try {
      path = Path.of(entry).normalize();
    } catch (InvalidPathException e) {
      throw new BadInputException(from + ": '" + entry + "' is not a path", e);
    }
    if (!Files.exists(path)) {
      throw new BadInputException(from + ": there is no such file or directory: " + entry);
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    List<Path> jars = new ArrayList<>();
    try (Stream<Path> files = Files.list(path)) {
      files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
    } catch (IOException e) {
      throw new BadInputException(from + ": directory " + entry + " cannot be read", e);
    }
    if (jars.isEmpty()) {
      throw new BadInputException(from + ": there is no jar in directory " + entry);
    }
    return jars;
  }
}
