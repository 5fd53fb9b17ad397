import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a symbolic link to the JDK that runs this: LinkJdk LINK. */
final class LinkJdk {
  private LinkJdk() {}

  public static void main(String[] args) throws IOException {
    Path link = Path.of(args[0]);
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, Path.of(System.getProperty("java.home")));
  }
}
