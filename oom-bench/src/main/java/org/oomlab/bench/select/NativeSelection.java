package org.oomlab.bench.select;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.oomlab.api.machine.MachineState;
import org.oomlab.bench.NativeSource;

/**
 * The baseline: {@code select.c}, compiled with {@code gcc -O2} and called once per selection over
 * an array of structs.
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
    SymbolLookup symbols = NativeSource.load("select.c", arena);
    FunctionDescriptor signature =
        policy.equals("cgroup-aware")
            ? FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_INT)
            : FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG);
    MemorySegment symbol = symbols.findOrThrow("select_" + policy.replace('-', '_'));
    return Linker.nativeLinker().downcallHandle(symbol, signature);
  }
}
