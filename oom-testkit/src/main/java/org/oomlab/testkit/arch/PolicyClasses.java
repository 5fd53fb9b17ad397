package org.oomlab.testkit.arch;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;

/** The classes that a policy or daemon is made of. */
public final class PolicyClasses {
  private PolicyClasses() {}

  /**
   * Returns a class and whatever of its jar or folder it uses, directly or not. Nothing for a
   * lambda, which has no class file, and for what is in neither.
   *
   * @param root a provider, a policy or a daemon
   */
  public static JavaClasses of(Class<?> root) {
    return place(root)
        .filter(place -> !root.isHidden())
        .map(place -> reached(root.getName(), imported(place)))
        .orElseGet(() -> new ClassFileImporter().importClasses(List.of()));
  }

  /** What lies elsewhere is told by its name alone, so that it need not be read. */
  private static JavaClasses imported(Path place) {
    return ArchConfiguration.withThreadLocalScope(
        configuration -> {
          configuration.setResolveMissingDependenciesFromClassPath(false);
          return Files.isRegularFile(place)
              ? ofJar(place)
              : new ClassFileImporter().importPath(place);
        });
  }

  private static JavaClasses ofJar(Path place) {
    try (JarFile jar = new JarFile(place.toFile())) {
      return new ClassFileImporter().importJar(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaClasses reached(String root, JavaClasses all) {
    Set<String> reached = new HashSet<>(Set.of(root));
    ArrayDeque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (Dependency used : all.get(open.remove()).getDirectDependenciesFromSelf()) {
        String name = used.getTargetClass().getBaseComponentType().getName();
        if (all.contain(name) && reached.add(name)) {
          open.add(name);
        }
      }
    }
    return all.that(
        DescribedPredicate.describe(
            "are used by " + root, (JavaClass one) -> reached.contains(one.getName())));
  }

  private static Optional<Path> place(Class<?> one) {
    CodeSource source = one.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
