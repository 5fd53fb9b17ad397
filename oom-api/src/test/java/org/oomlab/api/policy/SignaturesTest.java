package org.oomlab.api.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.api.pressure.PressureDaemonProvider;

/**
 * What plugins are compiled against, line by line, at the last release. A line that goes or changes
 * breaks plugins that were made before: raise {@code API_VERSION} and start another file. New lines
 * are welcome; a release adds them with {@code -Doom.golden=write}.
 */
class SignaturesTest {
  private static final Path BASELINE =
      Path.of("src/test/resources/api/signatures-" + VictimPolicyProvider.API_VERSION + ".txt");

  @Test
  void signatures_ofThisApiVersion_areStillThere() throws Exception {
    List<String> now = signatures();
    if (System.getProperty("oom.golden", "").equals("write")) {
      Files.createDirectories(BASELINE.getParent());
      Files.write(BASELINE, now);
    }

    assertThat(now).hasSizeGreaterThan(500);
    assertThat(now).containsAll(Files.readAllLines(BASELINE));
  }

  /** One more would break every plugin there is. */
  @Test
  void methods_thatAPluginMustHave_areNoMore() {
    assertThat(abstractMethods(VictimPolicy.class)).containsExactly("select");
    assertThat(abstractMethods(VictimPolicyProvider.class))
        .containsExactly("apiVersion", "create", "descriptor");
    assertThat(abstractMethods(PressureDaemon.class)).containsExactly("observe");
    assertThat(abstractMethods(PressureDaemonProvider.class))
        .containsExactly("apiVersion", "create", "descriptor");
  }

  private static List<String> abstractMethods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> Modifier.isAbstract(method.getModifiers()))
        .map(Method::getName)
        .sorted()
        .toList();
  }

  private static List<String> signatures() throws Exception {
    List<String> lines = new ArrayList<>();
    for (Class<?> type : types()) {
      lines.add(declaration(type));
      members(type).map(member -> type.getName() + " " + member).sorted().forEach(lines::add);
    }
    return lines;
  }

  private static List<Class<?>> types() throws IOException, URISyntaxException {
    Path classes =
        Path.of(
            VictimPolicyProvider.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      List<Class<?>> types = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        String name = classes.relativize(file).toString();
        if (name.startsWith("org/") && name.endsWith(".class") && !name.contains("-info")) {
          String type = name.substring(0, name.length() - ".class".length()).replace('/', '.');
          types.add(load(type));
        }
      }
      return types.stream().filter(SignaturesTest::isReachable).toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, SignaturesTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isReachable(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (outer == null || isReachable(outer));
  }

  private static String declaration(Class<?> type) {
    String kind =
        type.isRecord()
            ? "record"
            : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
    return kind + " " + type.getName() + (type.isSealed() ? " sealed" : "") + parents(type);
  }

  private static String parents(Class<?> type) {
    String parents =
        Arrays.stream(type.getGenericInterfaces())
            .map(Object::toString)
            .sorted()
            .collect(Collectors.joining(", "));
    return parents.isEmpty() ? "" : " : " + parents;
  }

  private static Stream<String> members(Class<?> type) {
    return Stream.of(
            Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(Field::toGenericString),
            Arrays.stream(type.getDeclaredConstructors())
                .filter(SignaturesTest::isOffered)
                .map(Constructor::toGenericString),
            Arrays.stream(type.getDeclaredMethods())
                .filter(SignaturesTest::isOffered)
                .map(Method::toGenericString))
        .flatMap(lines -> lines);
  }

  private static boolean isOffered(Executable member) {
    return !member.isSynthetic()
        && (Modifier.isPublic(member.getModifiers())
            || Modifier.isProtected(member.getModifiers()));
  }
}
