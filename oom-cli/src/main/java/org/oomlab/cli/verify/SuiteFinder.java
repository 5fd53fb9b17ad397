package org.oomlab.cli.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.core.registry.PropertySuites;
import org.oomlab.core.verify.PropertySuite;

/**
 * Finds the suite of properties. Its jars lie in a folder beside the program's own, off the module
 * path: no other command needs them, and what is on the module path costs every start.
 */
final class SuiteFinder {
  private static final String FOLDER = "verify";

  private SuiteFinder() {}

  /**
   * Returns the suite.
   *
   * @throws BadInputException where it is not installed
   */
  static PropertySuite find() {
    ClassLoader own = SuiteFinder.class.getClassLoader();
    return PropertySuites.find(own)
        .or(() -> beside(own))
        .orElseThrow(
            () ->
                new BadInputException(
                    "this installation has no property suite: lib/" + FOLDER + " is missing"));
  }

  private static Optional<PropertySuite> beside(ClassLoader own) {
    return folder()
        .flatMap(
            folder -> {
              URL[] jars = jars(folder).stream().map(SuiteFinder::url).toArray(URL[]::new);
              // It stays open as long as the program runs: classes are loaded when first needed.
              return PropertySuites.find(new URLClassLoader("oom-verify", jars, own));
            });
  }

  private static Optional<Path> folder() {
    CodeSource source = SuiteFinder.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      URI jar = source.getLocation().toURI();
      return Optional.of(Path.of(jar).resolveSibling(FOLDER)).filter(Files::isDirectory);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
