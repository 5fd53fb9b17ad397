import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the Maven archetype of a policy's project from what {@code oom new-policy} makes, so that
 * there is one set of templates: a project is made under a name that occurs nowhere else, and the
 * name is replaced by the archetype's own words. Another one is what the archetype must give back.
 */
final class Archetype {
  private static final String NAME = "word-for-artifact";
  private static final String PACKAGE = "org.example.wordforartifactpolicy";

  /** What stands in a project under that name, and the archetype's word for it. */
  private static final List<Map.Entry<String, String>> WORDS =
      List.of(
          Map.entry(PACKAGE, "${package}"),
          Map.entry("WordForArtifactPolicy", "${type}"),
          Map.entry(NAME, "${artifactId}"),
          Map.entry("<groupId>org.example</groupId>", "<groupId>${groupId}</groupId>"),
          Map.entry("<version>0.1.0-SNAPSHOT</version>", "<version>${version}</version>"));

  /** Velocity's own signs, which a file may have as well. */
  private static final Map<Character, String> SIGNS =
      Map.of('$', "${symbol_dollar}", '#', "${symbol_pound}", '\\', "${symbol_escape}");

  private static final String HEAD =
      """
      #set( $symbol_pound = '#' )
      #set( $symbol_dollar = '$' )
      #set( $symbol_escape = '\\' )
      """;

  /** Arguments: the launcher, where the archetype's files go, where its test's folder is. */
  public static void main(String[] args) throws Exception {
    Path oom = Path.of(args[0]);
    Path model = Files.createTempDirectory("archetype-").resolve("model");
    newPolicy(oom, model, NAME);
    Path resources = Path.of(args[1]);
    delete(resources);
    for (Path file : files(model)) {
      Path made = resources.resolve(path(model.relativize(file)));
      Files.createDirectories(made.getParent());
      Files.writeString(made, HEAD + worded(Files.readString(file)));
    }
    delete(model.getParent());
    Path reference = Path.of(args[2], "reference");
    delete(reference);
    newPolicy(oom, reference, "fair-share");
  }

  private static void newPolicy(Path oom, Path folder, String name) throws Exception {
    Process process =
        new ProcessBuilder(oom.toString(), "new-policy", folder.toString(), "--name", name)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
  }

  private static String path(Path file) {
    return file.toString()
        .replace(PACKAGE.replace('.', '/') + "/", "")
        .replace("WordForArtifactPolicy", "__type__");
  }

  private static String worded(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      escaped.append(SIGNS.getOrDefault(c, String.valueOf(c)));
    }
    String worded = escaped.toString();
    for (Map.Entry<String, String> word : WORDS) {
      worded = worded.replace(word.getKey(), word.getValue());
    }
    return worded;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> found = Files.walk(folder)) {
        for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
