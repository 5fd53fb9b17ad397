package org.oomlab.cli.option;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.oomlab.cli.host.Host;
import org.oomlab.cli.policy.PluginPath;
import picocli.CommandLine.Option;

/** Where policies beyond the installed ones come from. */
public final class PluginOptions {
  private final Host host;

  @Option(
      names = "--plugin-path",
      paramLabel = "DIR|JAR",
      description =
          "A jar with policies, or a directory of them; repeatable. OOM_PLUGIN_PATH names more,"
              + " separated by colons.")
  private List<String> paths = new ArrayList<>();

  @Inject
  PluginOptions(Host host) {
    this.host = host;
  }

  /** Returns the jars, those of the command line first. */
  public List<Path> jars() {
    return PluginPath.jars(paths, host.variable(PluginPath.VARIABLE).orElse(""));
  }
}
