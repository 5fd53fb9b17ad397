package org.oomlab.core.registry;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.jar.JarFile;

/** Loads the policies and daemons of one plugin jar. */
final class PluginJar {
  private PluginJar() {}

  static void load(
      Path jar, CallGuard guard, List<Registered> found, List<PluginProblem> problems) {
    String module = jar.toString();
    String usual = ProviderRole.ALL.getFirst().serviceFile();
    List<ProviderRole<?>> roles;
    if (!Files.isReadable(jar)) {
      String what = Files.exists(jar) ? "it cannot be read" : "there is no such file";
      problems.add(new PluginProblem(PluginProblem.Kind.NOT_A_JAR, "", module, what));
      return;
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      roles =
          ProviderRole.ALL.stream()
              .filter(role -> file.getEntry(role.serviceFile()) != null)
              .toList();
      if (roles.isEmpty()) {
        String what = "it names no policy: " + usual + " is not in it";
        problems.add(new PluginProblem(PluginProblem.Kind.NO_PROVIDER, "", module, what));
        return;
      }
      Optional<String> end = ProgramEnd.in(file);
      if (end.isPresent()) {
        problems.add(new PluginProblem(PluginProblem.Kind.ENDS_PROGRAM, "", module, end.get()));
        return;
      }
    } catch (IOException e) {
      String what = "it is not a jar file (" + Throwables.oneLine(e) + ")";
      problems.add(new PluginProblem(PluginProblem.Kind.NOT_A_JAR, "", module, what));
      return;
    }
    // Never closed: classes of a plugin are loaded as long as the program runs.
    ClassLoader loader = new URLClassLoader("plugin", new URL[] {url(jar)}, Parent.LOADER);
    int before = found.size() + problems.size();
    ProviderLoading loading = new ProviderLoading(module, guard, found, problems);
    roles.forEach(role -> load(role, loading, loader));
    if (found.size() + problems.size() == before) {
      String what =
          "it names no policy: no class in "
              + roles.getFirst().serviceFile()
              + " is one of its own";
      problems.add(new PluginProblem(PluginProblem.Kind.NO_PROVIDER, "", module, what));
    }
  }

  private static <P> void load(ProviderRole<P> role, ProviderLoading loading, ClassLoader loader) {
    loading.load(role, ServiceLoader.load(role.service(), loader));
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("no URL for " + jar, e);
    }
  }

  /** Made with the first plugin. */
  private static final class Parent {
    static final ClassLoader LOADER = new ApiOnlyClassLoader();
  }
}
