package org.oomlab.bench.select;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.oomlab.api.machine.MachineState;

/**
 * The baseline: {@code select.c}, compiled with {@code gcc -O2} and called once per selection over
 * an array of structs. The only place of the benchmarks that calls native code.
 */
final class NativeSelection implements AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final NativeTasks tasks;
  private final String policy;
  private final MethodHandle function;

  private NativeSelection(String policy, MachineState machine) {
    this.policy = policy;
    this.tasks = NativeTasks.copyOf(machine, arena);
    this.function = link(policy, arena);
  }

  /** Returns the C version of a policy over a copy of the machine's tasks. */
  static NativeSelection of(String policy, MachineState machine) {
    return new NativeSelection(policy, machine);
  }

  /** Returns whether there is a gcc to compile the baseline with. */
  static boolean isAvailable() {
    try {
      return new ProcessBuilder("gcc", "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Returns the index of the victim, below 0 for nobody. */
  long select() {
    try {
      return policy.equals("cgroup-aware")
          ? (long)
              function.invokeExact(
                  tasks.tasks(),
                  tasks.taskCount(),
                  TaskPopulation.TOTAL_PAGES,
                  tasks.memcgs(),
                  tasks.memcgCount())
          : (long)
              function.invokeExact(tasks.tasks(), tasks.taskCount(), TaskPopulation.TOTAL_PAGES);
    } catch (Throwable e) {
      throw new IllegalStateException("the C loop failed", e);
    }
  }

  @Override
  public void close() {
    arena.close();
  }

  @SuppressWarnings("restricted")
  private static MethodHandle link(String policy, Arena arena) {
    Path library = compile();
    try {
      SymbolLookup symbols = SymbolLookup.libraryLookup(library, arena);
      FunctionDescriptor signature =
          policy.equals("cgroup-aware")
              ? FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_INT)
              : FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG);
      MemorySegment symbol = symbols.findOrThrow("select_" + policy.replace('-', '_'));
      return Linker.nativeLinker().downcallHandle(symbol, signature);
    } finally {
      delete(library);
    }
  }

  private static Path compile() {
    try {
      Path source = Files.createTempFile("oom-bench-select", ".c");
      Path library = Files.createTempFile("oom-bench-select", ".so");
      try (InputStream text =
          Objects.requireNonNull(NativeSelection.class.getResourceAsStream("select.c"))) {
        Files.write(source, text.readAllBytes());
      }
      String[] command = {
        "gcc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString()
      };
      int status = new ProcessBuilder(command).inheritIO().start().waitFor();
      Files.delete(source);
      if (status != 0) {
        throw new IllegalStateException(String.join(" ", command) + " ended with " + status);
      }
      return library;
    } catch (IOException e) {
      throw new UncheckedIOException("the baseline needs gcc", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while compiling", e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
