package org.oomlab.cli.scaffold;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.host.Host;
import org.oomlab.cli.output.Output;
import org.oomlab.core.text.SafeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a project for a policy. */
@Command(
    name = "new-policy",
    header = "A Maven project for a policy of your own, with its tests.",
    description =
        "%nMakes DIR with one policy, its provider, its contract test, a README and a script for"
            + " CI. It builds and passes as it is; docs/writing-a-policy.md goes on from there.%n",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  oom new-policy my-policy", "  oom new-policy ~/src/oom/fair --name fair-share"})
public final class NewPolicyCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(
      paramLabel = "DIR",
      description = "The project's folder, which must not exist or be empty.")
  private String folder = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The policy's name, lower-case words joined by dashes; by default DIR's.")
  private String name = "";

  @Inject
  NewPolicyCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Path directory = directory();
    PolicyNames names = names(directory);
    Map<String, String> files = new PolicyProject(names).files();
    write(directory, files);
    new Output.Standard(host.out(), () -> {})
        .write(
            out -> {
              for (String file : files.keySet()) {
                out.write(SafeText.clean(directory.resolve(file).toString()) + "\n");
              }
              out.write("\nREADME.md tells how to build and compare " + names.name() + ".\n");
            });
    return ExitCode.OK.code();
  }

  private Path directory() {
    if (folder.isEmpty()) {
      throw new BadInputException("DIR: is empty, expected the name of a folder");
    }
    try {
      return Path.of(folder);
    } catch (InvalidPathException e) {
      throw new BadInputException("'" + folder + "' is not a path", e);
    }
  }

  private PolicyNames names(Path directory) {
    Path last = directory.toAbsolutePath().normalize().getFileName();
    String chosen = name.isEmpty() && last != null ? last.toString() : name;
    if (!PolicyNames.isName(chosen)) {
      throw new BadInputException(
          "--name: '"
              + chosen
              + "' is no name of a policy, expected lower-case words joined by"
              + " dashes, say my-policy");
    }
    return new PolicyNames(chosen);
  }

  private static void write(Path directory, Map<String, String> files) {
    try {
      if (Files.exists(directory) && !isEmpty(directory)) {
        throw new BadInputException(directory + ": is there already and not empty");
      }
      Files.createDirectories(directory);
      for (Map.Entry<String, String> file : files.entrySet()) {
        int name = file.getKey().lastIndexOf('/') + 1;
        Path parent = directory.resolve(file.getKey().substring(0, name));
        Files.createDirectories(parent);
        Files.writeString(parent.resolve(file.getKey().substring(name)), file.getValue());
      }
      Path ci = directory.resolve("ci");
      if (!ci.toFile().setExecutable(true)) {
        throw new IOException(ci + " cannot be made executable");
      }
    } catch (AccessDeniedException e) {
      throw new BadInputException(directory + ": cannot be written: permission denied", e);
    } catch (IOException e) {
      throw new BadInputException(directory + ": cannot be written: " + e.getMessage(), e);
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }
}
