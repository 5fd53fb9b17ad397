package org.oomlab.cli.scaffold;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.oomlab.api.policy.VictimPolicyProvider;

/** The files of a project with one policy. */
final class PolicyProject {
  private static final String VERSIONS = "versions.properties";

  private final PolicyNames names;
  private final Map<String, String> words;

  PolicyProject(PolicyNames names) {
    this.names = names;
    this.words = words(names);
  }

  /** Returns every file by its path, directories separated by slashes. */
  SequencedMap<String, String> files() {
    String folder = names.packageName().replace('.', '/');
    String main = "src/main/java/" + folder + "/";
    String test = "src/test/java/" + folder + "/";
    SequencedMap<String, String> files = new LinkedHashMap<>();
    files.put("pom.xml", filled("pom.xml"));
    files.put("README.md", filled("README.md"));
    files.put("ci", filled("ci"));
    files.put(".gitignore", filled("gitignore"));
    files.put(main + "package-info.java", filled("package-info.java"));
    files.put(main + names.type() + ".java", filled("Policy.java"));
    files.put(main + names.type() + "Provider.java", filled("PolicyProvider.java"));
    files.put(
        "src/main/resources/META-INF/services/" + VictimPolicyProvider.class.getName(),
        filled("service"));
    files.put(test + names.type() + "ContractTest.java", filled("PolicyContractTest.java"));
    files.put("src/test/resources/junit-platform.properties", filled("junit-platform.properties"));
    return files;
  }

  private String filled(String template) {
    String text = resource(template + ".template");
    for (Map.Entry<String, String> word : words.entrySet()) {
      text = text.replace("@" + word.getKey() + "@", word.getValue());
    }
    return text;
  }

  private static Map<String, String> words(PolicyNames names) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("NAME", names.name());
    words.put("TYPE", names.type());
    words.put("PACKAGE", names.packageName());
    // Those that this very build uses; Maven has written them.
    resource(VERSIONS)
        .lines()
        .filter(line -> line.contains("="))
        .map(line -> line.split("=", 2))
        .forEach(pair -> words.put(pair[0], pair[1]));
    return words;
  }

  private static String resource(String name) {
    try (InputStream in = PolicyProject.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
