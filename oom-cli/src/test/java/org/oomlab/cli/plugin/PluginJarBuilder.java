package org.oomlab.cli.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.oomlab.api.policy.VictimPolicyProvider;
import org.oomlab.api.pressure.PressureDaemonProvider;

/** Compiles sources against the API, as the author of a plugin would, and packs them. */
public final class PluginJarBuilder {
  private static final String API_VERSION_METHOD =
      "public int apiVersion() { return VictimPolicyProvider.API_VERSION; }";
  private static final String SERVICE = "META-INF/services/" + VictimPolicyProvider.class.getName();
  private static final String DAEMON_SERVICE =
      "META-INF/services/" + PressureDaemonProvider.class.getName();

  private final Path directory;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<String> providers = new ArrayList<>();
  private final List<String> daemonProviders = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  /** Creates one that works in an empty directory. */
  public PluginJarBuilder(Path directory) {
    this.directory = directory;
  }

  /** Adds a class in the package {@code plugin}. */
  public PluginJarBuilder source(String name, String body) {
    sources.put(
        name,
        """
        package plugin;
        import java.util.*;
        import org.oomlab.api.policy.*;
        import org.oomlab.api.pressure.*;
        import org.oomlab.api.select.*;
        import org.oomlab.api.task.*;
        """
            + body);
    return this;
  }

  /**
   * Adds a provider and names it under {@code META-INF/services}.
   *
   * @param policyName the policy's name
   * @param members more members of the provider class
   * @param select statements of the policy's {@code select(request)}
   */
  public PluginJarBuilder provider(String policyName, String members, String select) {
    String type = "P" + sources.size();
    source(
        type,
        """
        public final class %1$s implements VictimPolicyProvider {
          %3$s
          static PolicyDescriptor card() {
            return new PolicyDescriptor("%2$s", "1", "a test", "nowhere",
                List.of(new ParameterSpec.IntegerSpec("depth", 3, 1, 9, "how deep")));
          }
          public PolicyDescriptor descriptor() { return card(); }
          public VictimPolicy create(PolicyParameters parameters) {
            return request -> { %4$s };
          }
          %5$s
        }
        """
            .formatted(
                type,
                policyName,
                members,
                select,
                members.contains(" apiVersion()") ? "" : API_VERSION_METHOD));
    return named("plugin." + type);
  }

  /**
   * Adds the provider of a pressure daemon and names it under {@code META-INF/services}.
   *
   * @param daemonName the daemon's name
   * @param apiVersion for which contract it says it was made
   * @param observe statements of the daemon's {@code observe(observation)}; what it remembers is a
   *     {@code Seen(int looks)}
   */
  public PluginJarBuilder daemon(String daemonName, int apiVersion, String observe) {
    String type = "D" + sources.size();
    source(
        type,
        """
        public final class %1$s implements PressureDaemonProvider {
          record Seen(int looks) {}
          public PolicyDescriptor descriptor() {
            return new PolicyDescriptor("%2$s", "1", "a test", "nowhere", List.of());
          }
          public PressureDaemon<?> create(PolicyParameters parameters) {
            PressureDaemon<Seen> daemon = observation -> { %4$s };
            return daemon;
          }
          public int apiVersion() { return %3$d; }
        }
        """
            .formatted(type, daemonName, apiVersion, observe));
    daemonProviders.add("plugin." + type);
    return this;
  }

  /** Names a provider under {@code META-INF/services}. */
  public PluginJarBuilder named(String provider) {
    providers.add(provider);
    return this;
  }

  /** Leaves a compiled class out of the jar. */
  public PluginJarBuilder without(String name) {
    leftOut.add("plugin/" + name + ".class");
    return this;
  }

  /** Returns the jar. */
  public Path build(String name) throws IOException {
    Path classes = Files.createDirectories(directory.resolve(name + "-classes"));
    compile(classes);
    Path jar = directory.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String entry = classes.relativize(file).toString();
        if (!leftOut.contains(entry)) {
          out.putNextEntry(new JarEntry(entry));
          Files.copy(file, out);
        }
      }
      if (!providers.isEmpty()) {
        out.putNextEntry(new JarEntry(SERVICE));
        out.write(String.join("\n", providers).getBytes(UTF_8));
      }
      if (!daemonProviders.isEmpty()) {
        out.putNextEntry(new JarEntry(DAEMON_SERVICE));
        out.write(String.join("\n", daemonProviders).getBytes(UTF_8));
      }
    }
    return jar;
  }

  private void compile(Path classes) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    List<String> arguments = new ArrayList<>();
    Collections.addAll(arguments, "-proc:none", "-d", classes.toString());
    Collections.addAll(arguments, "-classpath", apiLocation().toString());
    Path root = Files.createDirectories(directory.resolve("sources"));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = root.resolve(source.getKey() + ".java");
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    StringWriter messages = new StringWriter();
    PrintWriter writer = new PrintWriter(messages);
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    if (javac.run(writer, writer, arguments.toArray(String[]::new)) != 0) {
      throw new IllegalArgumentException("the plugin does not compile: " + messages);
    }
  }

  private static Path apiLocation() {
    try {
      return Path.of(
          VictimPolicyProvider.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
