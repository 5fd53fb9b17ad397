package org.oomlab.bench.simulate;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.oomlab.bench.NativeSource;
import org.oomlab.core.badness.Roots;

/** The baseline: {@code lru.c}, which looks at every page that is touched by itself. */
final class NativeLru implements AutoCloseable {
  /** The root of ten times the gigabytes, as {@code inactive_is_low()} has it. */
  private static final long TENFOLD = 10;

  private static final int COUNTS = 3;

  private final Arena arena = Arena.ofShared();
  private final MethodHandle function;

  /**
   * What a trace comes to.
   *
   * @param touches pages touched
   * @param faults of those, pages that were not there
   * @param evictions pages that had to go
   */
  record Counts(long touches, long faults, long evictions) {}

  @SuppressWarnings("restricted")
  NativeLru() {
    MemorySegment symbol = NativeSource.load("lru.c", arena).findOrThrow("lru_run");
    function =
        Linker.nativeLinker()
            .downcallHandle(symbol, FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS));
  }

  /** Runs a trace from its begin to its end. */
  Counts run(TouchTrace trace) {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment in =
          call.allocateFrom(
              JAVA_LONG,
              trace.ramPages(),
              TouchTrace.HEAPS,
              trace.heapPages(),
              TouchTrace.TURN_SECONDS * TouchTrace.SLICES_A_SECOND,
              trace.slices(),
              trace.streamPages(),
              Roots.square(TENFOLD * trace.ramGib()));
      MemorySegment out = call.allocate(JAVA_LONG, COUNTS);
      long failed = (long) function.invokeExact(in, out);
      if (failed != 0) {
        throw new IllegalStateException("the C simulator has no memory");
      }
      return new Counts(
          out.getAtIndex(JAVA_LONG, 0), out.getAtIndex(JAVA_LONG, 1), out.getAtIndex(JAVA_LONG, 2));
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the C simulator failed", e);
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
