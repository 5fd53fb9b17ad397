package org.oomlab.core.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts that are scenarios, and texts that are not. */
final class Texts {
  /** A scenario with every field. */
  static final String FULL = resource("/scenario/full.yaml");

  /** A scenario with nothing that can be left out. */
  static final String LEAST =
      """
      schema: oom/scenario/1
      name: least
      duration: 1min
      machine: {kernel: "6.12", ram: 1GiB}
      processes:
        - name: one
          does: []
      """;

  /** What is in the full text, and what the reader and the schema must both refuse instead. */
  static final List<List<String>> WRONG_FOR_BOTH =
      List.of(
          List.of("schema: oom/scenario/1", "schema: oom/scenario/2"),
          List.of("seed: 7", "sed: 7"),
          List.of("seed: 7", "seed: -7"),
          List.of("seed: 7", "seed: 7.5"),
          List.of("seed: 7", "seed: '7'"),
          List.of("name: full", "name: 12"),
          List.of("name: full", "name: true"),
          List.of("name: full", "name: ''"),
          List.of("name: full\n", ""),
          List.of("duration: 10min", "duration: 600"),
          List.of("duration: 10min", "duration: 10minutes"),
          List.of("duration: 10min", "duration: -10min"),
          List.of("duration: 10min\n", ""),
          List.of("kernel: \"6.12.1-lab\"", "kernel: 6.12"),
          List.of("kernel: \"6.12.1-lab\"", "kernel: newest"),
          List.of("cpus: 8", "cpus: 0"),
          List.of("cpus: 8", "cpus: eight"),
          List.of("page_size: 4KiB", "page_size: 5KiB"),
          List.of("- {normal: 8GiB}", "- 8GiB"),
          List.of("- {normal: 8GiB}", "- {movable: 8GiB}"),
          List.of("unreclaimable: 300MiB", "unreclaimable: 300MB"),
          List.of("unreclaimable: 300MiB", "unreclaimable: -300MiB"),
          List.of("unreclaimable: 300MiB", "unreclaimable: 300 MiB"),
          List.of("unreclaimable: 300MiB", "unreclaimable: [300MiB]"),
          List.of("kind: zram,", "kind: tape,"),
          List.of("compressed_to: 33.3%", "compressed_to: 0.333"),
          List.of("priority: 100", "priority: 40000"),
          List.of("cgroups: v2", "cgroups: 2"),
          List.of("vm.swappiness: 100", "vm.swappiness: 201"),
          List.of("vm.swappiness: 100", "swappiness: 100"),
          List.of("path: /batch", "path: batch"),
          List.of("path: /batch, ", ""),
          List.of("memory.max: max", "memory.max: min"),
          List.of("memory.oom.group: 1", "memory.oom.group: true"),
          List.of("count: 3", "count: 0"),
          List.of("comm: postgres", "comm: postgres-of-the-cluster"),
          List.of("oom_score_adj: -900", "oom_score_adj: -1001"),
          List.of("untouched: 1GiB", "untouched: 1"),
          List.of("touched: 50%", "touched: 50"),
          List.of("- steady:", "- stedy:"),
          List.of("- burst: {size: {exponential: {mean: 20MiB}}", "- burst: {size: {mean: 20MiB}"),
          List.of("uniform: {min: 1MiB, max: 2MiB}", "uniform: {min: 1MiB}"),
          List.of("critical: true", "critical: yes"),
          List.of("rate: 5MiB/s", "rate: 5MiB"),
          List.of("rate: 200MiB/s", "rate: 0"),
          List.of("recursive: false", "recursive: 0"),
          List.of("file: memory.max", "file: memory.maximum"),
          List.of("- {group: db, after: 5s}", "- db"),
          List.of("- add_swap:", "- remove_swap:"));

  private Texts() {}

  /** Returns what the reader finds wrong, a line each. */
  static List<String> problems(String text) {
    try {
      ScenarioReader.read(text);
      return List.of();
    } catch (BadDocumentException e) {
      return e.lines("s.yaml");
    }
  }

  static String resource(String name) {
    try (InputStream in = Texts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
