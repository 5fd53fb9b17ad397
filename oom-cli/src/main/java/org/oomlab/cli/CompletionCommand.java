package org.oomlab.cli;

import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.host.Host;
import org.oomlab.cli.output.Output;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script that completes our commands and options. */
@Command(
    name = "completion",
    header = "A script that completes commands and options in your shell.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(oom completion bash)     for this shell; put it into ~/.bashrc to stay",
      "  source <(oom completion zsh)      the same in ~/.zshrc"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Host host;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell = Shell.BASH;

  @Inject
  CompletionCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    CommandSpec root = spec.root();
    // One script serves both: under zsh it loads zsh's emulation of bash's completion first.
    String script =
        switch (shell) {
          case BASH, ZSH -> AutoComplete.bash(root.name(), root.commandLine());
        };
    new Output.Standard(host.out(), () -> {}).write(out -> out.write(script));
    return ExitCode.OK.code();
  }

  /** Shells we have a script for. */
  enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
