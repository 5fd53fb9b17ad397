package org.oomlab.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.oomlab.cli.host.ClosedInput;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.host.Host;
import org.oomlab.cli.host.Messages;

/** The start: real streams and the real environment, and nowhere else. */
public final class Main {
  /** Whether by the launcher, which hands over a start-up cache and says what streams it found. */
  private static final boolean LAUNCHED = System.getProperty("oom.stdin") != null;

  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) throws IOException {
    // Before Guice is loaded: else it defines classes with sun.misc.Unsafe, and the JDK warns.
    System.setProperty("guice_bytecode_gen_option", "DISABLED");
    if (args.length == 1 && args[0].startsWith(Rehearsal.OPTION)) {
      Rehearsal.run(Path.of(args[0].substring(Rehearsal.OPTION.length())));
      return;
    }
    // Ours go to the descriptors themselves; what a plugin prints must not stand in a document.
    System.setOut(System.err);
    // Which streams are closed or terminals the launcher knows. Java gives the number of a closed
    // one to the next file, and of terminals it only knows about both together.
    boolean closed = System.getProperty("oom.stdin", "").equals("closed");
    List<String> terminals = List.of(System.getProperty("oom.terminals", "").split(",", -1));
    Host host =
        new Host(
            System.getenv(),
            closed ? new ClosedInput() : new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            terminals.contains("out"),
            terminals.contains("err"));
    if (LAUNCHED && !StartupCache.complaint().isEmpty() && !List.of(args).contains("--version")) {
      new Messages(host).note(StartupCache.complaint());
    }
    ExitCode exitCode = new Cli(host).run(args);
    if (exitCode != ExitCode.OK) {
      // Not exit(): it loads the logging system to be able to log that it was called.
      Runtime.getRuntime().halt(exitCode.code());
    }
  }
}
