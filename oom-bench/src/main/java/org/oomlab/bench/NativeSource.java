package org.oomlab.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Baselines in C, compiled with {@code gcc -O2} when they are wanted. */
public final class NativeSource {
  private NativeSource() {}

  /** Returns whether there is a gcc to compile with. */
  public static boolean canCompile() {
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

  /**
   * Compiles a source of {@code src/main/c} and loads it for as long as the arena lives.
   *
   * @throws UncheckedIOException when there is no gcc
   */
  @SuppressWarnings("restricted")
  public static SymbolLookup load(String name, Arena arena) {
    Path library = compile(name);
    try {
      return SymbolLookup.libraryLookup(library, arena);
    } finally {
      delete(library);
    }
  }

  private static Path compile(String name) {
    try {
      Path source = Files.createTempFile("oom-bench-", ".c");
      Path library = Files.createTempFile("oom-bench-", ".so");
      try (InputStream text =
          Objects.requireNonNull(NativeSource.class.getResourceAsStream(name))) {
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
