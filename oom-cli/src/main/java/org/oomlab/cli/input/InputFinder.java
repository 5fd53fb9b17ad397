package org.oomlab.cli.input;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.Host;
import org.oomlab.cli.host.Messages;
import org.oomlab.cli.host.Setbacks;
import org.oomlab.linux.input.KernelLogReader;

/** Turns the INPUT arguments of a command into what is to be read. */
public final class InputFinder {
  /** The argument that stands for standard input. */
  public static final String STANDARD_INPUT = "-";

  private final Host host;
  private final Messages messages;
  private final Setbacks setbacks;

  /** Creates one; what is skipped is noted on standard error. */
  @Inject
  public InputFinder(Host host, Messages messages, Setbacks setbacks) {
    this.host = host;
    this.messages = messages;
    this.setbacks = setbacks;
  }

  /**
   * Returns the kernel logs named, in the order given, those of a directory and the ones below it
   * sorted by path, each once. An argument that leads to no log is a setback for the others; a file
   * found in a directory that is none is skipped with a note.
   *
   * @throws BadInputException when no argument leads to a log
   */
  public List<LogInput> kernelLogs(List<String> arguments) {
    List<LogInput> logs = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    Repetitions repetitions = new Repetitions();
    for (String argument : arguments) {
      try {
        logs.addAll(argument(argument, repetitions));
      } catch (BadInputException e) {
        failed.add(e.getMessage());
      }
    }
    if (logs.isEmpty()) {
      String last = failed.removeLast();
      failed.forEach(setbacks::add);
      throw new BadInputException(last);
    }
    failed.forEach(setbacks::add);
    repetitions.note(messages);
    return List.copyOf(logs);
  }

  private List<LogInput> argument(String argument, Repetitions repetitions) {
    if (!argument.equals(STANDARD_INPUT)) {
      return path(argument, repetitions);
    }
    return repetitions.isFirstStandardInput()
        ? List.of(stream("standard input", STANDARD_INPUT, host.in()))
        : List.of();
  }

  private List<LogInput> path(String argument, Repetitions repetitions) {
    Path path;
    try {
      path = Path.of(argument);
    } catch (InvalidPathException e) {
      throw new BadInputException("'" + argument + "' is not a path", e);
    }
    if (isDirectory(argument, path)) {
      return directory(path, repetitions);
    }
    // Asked before it is opened: a pipe can be read once only.
    if (!repetitions.isFirst(path)) {
      return List.of();
    }
    try {
      if (!Files.isRegularFile(path)) {
        return List.of(stream(argument, argument, Files.newInputStream(path)));
      }
      requireLog(argument, recognize(path));
      return List.of(file(path));
    } catch (IOException e) {
      throw unreadable(argument, e);
    }
  }

  private static boolean isDirectory(String argument, Path path) {
    try {
      if (!argument.isEmpty()) {
        return Files.readAttributes(path, BasicFileAttributes.class).isDirectory();
      }
    } catch (NoSuchFileException _) {
      // Said below.
    } catch (IOException e) {
      throw unreadable(argument, e);
    }
    // What Java puts in the place of bytes that are no character.
    boolean misspelt = argument.indexOf('\ufffd') >= 0;
    throw new BadInputException(
        argument
            + ": there is no such file or directory"
            + (misspelt
                ? "; its name is no UTF-8: name its directory, or let the shell open it and give -"
                : ""));
  }

  private List<LogInput> directory(Path directory, Repetitions repetitions) {
    List<LogInput> logs = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    boolean repeated = false;
    for (Path path : LogDirectory.files(directory, messages)) {
      try {
        if (!repetitions.isFirst(path)) {
          repeated = true;
        } else if (recognize(path).kind() == InputKind.KERNEL_LOG) {
          logs.add(file(path));
        } else {
          skipped.add(path.getFileName().toString());
        }
      } catch (IOException e) {
        messages.note(unreadable(path.toString(), e).getMessage() + "; skipped");
      }
    }
    if (logs.isEmpty() && !repeated) {
      throw new BadInputException(directory + ": there is no kernel log in this directory");
    }
    LogDirectory.noteSkipped(directory, skipped, messages);
    return logs;
  }

  /** Reads the head, and goes on reading behind it: such a thing can be read once only. */
  private static LogInput stream(String what, String name, InputStream in) {
    try {
      byte[] head = in.readNBytes(Recognition.HEAD_BYTES);
      requireLog(what, Recognition.of(head));
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
      return new LogInput(name, LogInput.SIZE_UNKNOWN, () -> whole);
    } catch (IOException e) {
      throw unreadable(what, e);
    }
  }

  private static LogInput file(Path path) throws IOException {
    return new LogInput(path.toString(), Files.size(path), () -> KernelLogReader.open(path));
  }

  private static Recognition recognize(Path path) throws IOException {
    Recognition recognition;
    try (InputStream in = Files.newInputStream(path)) {
      recognition = Recognition.of(in.readNBytes(Recognition.HEAD_BYTES));
    }
    if (recognition.kind() != InputKind.UNKNOWN
        || recognition.json()
        || !recognition.damage().isEmpty()) {
      return recognition;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return Recognition.hasReport(in)
          ? new Recognition(InputKind.KERNEL_LOG, false, "")
          : recognition;
    }
  }

  private static void requireLog(String what, Recognition recognition) {
    InputKind kind = recognition.kind();
    if (kind != InputKind.KERNEL_LOG && !recognition.damage().isEmpty()) {
      throw new BadInputException(what + ": cannot be unpacked: " + recognition.damage());
    }
    switch (kind) {
      case KERNEL_LOG -> {}
      case EMPTY -> throw new BadInputException(what + ": is empty, expected a kernel log");
      case SCENARIO ->
          throw new BadInputException(
              what + ": is a scenario, expected a kernel log; simulate and compare run scenarios");
      case SNAPSHOT ->
          throw new BadInputException(
              what + ": is a snapshot, expected a kernel log; rank and compare read snapshots");
      case RECORDING ->
          throw new BadInputException(
              what
                  + ": is "
                  + kind.phrase()
                  + ", which this version cannot read yet; expected a kernel log");
      case UNKNOWN ->
          throw new BadInputException(
              what
                  + ": is not a kernel log: no line of it looks like one of dmesg, syslog or"
                  + " journalctl");
    }
  }

  /** Returns the exception for an input that cannot be read. */
  public static BadInputException unreadable(String what, IOException e) {
    return new BadInputException(what + ": cannot be read: " + Reasons.of(e), e);
  }
}
