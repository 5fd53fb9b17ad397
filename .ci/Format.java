import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks ({@code --check}) or rewrites ({@code --write}) every Java source of the project with
 * google-java-format. Run by the root POM; see CONTRIBUTING.md.
 */
final class Format {
  public static void main(String[] args) throws IOException, FormatterException {
    var write = args.length == 1 && args[0].equals("--write");
    var unformatted = new ArrayList<Path>();
    for (Path file : sources(Path.of("."))) {
      var text = Files.readString(file);
      var formatted = new Formatter().formatSourceAndFixImports(text);
      if (!formatted.equals(text)) {
        unformatted.add(file);
        if (write) {
          Files.writeString(file, formatted);
        }
      }
    }
    if (!write && !unformatted.isEmpty()) {
      System.err.println("Not formatted:");
      unformatted.forEach(file -> System.err.println("  " + file.normalize()));
      System.err.println("Run: mvn -q -N verify -Doom.format=--write");
      System.exit(1);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> !file.toString().contains("/resources/"))
          .sorted()
          .toList();
    }
  }
}
