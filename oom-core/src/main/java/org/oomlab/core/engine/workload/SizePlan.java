package org.oomlab.core.engine.workload;

import org.oomlab.core.scenario.Behaviour;

/** How much a behaviour holds at what time after its start. */
sealed interface SizePlan {
  /** No change to come. */
  long NEVER = Long.MAX_VALUE;

  /** Returns the bytes held. */
  long bytesAt(long elapsedNanos);

  /** Returns when to look again, after the start as well; {@link #NEVER} if nothing changes. */
  long nextLook(long elapsedNanos, long pageBytes);

  /** One size for ever. */
  record Constant(long bytes) implements SizePlan {
    @Override
    public long bytesAt(long elapsedNanos) {
      return bytes;
    }

    @Override
    public long nextLook(long elapsedNanos, long pageBytes) {
      return NEVER;
    }
  }

  /** Growth at a rate up to a size. */
  record Growth(long startNanos, long bytesPerSecond, long maxBytes) implements SizePlan {
    @Override
    public long bytesAt(long elapsedNanos) {
      long millis = Math.max(0, elapsedNanos - startNanos) / Times.NANOS_A_MILLI;
      long grown =
          bytesPerSecond / Times.MILLIS_A_SECOND * millis
              + bytesPerSecond % Times.MILLIS_A_SECOND * millis / Times.MILLIS_A_SECOND;
      return Math.min(grown, maxBytes);
    }

    @Override
    public long nextLook(long elapsedNanos, long pageBytes) {
      if (bytesAt(elapsedNanos) >= maxBytes || bytesPerSecond == 0) {
        return NEVER;
      }
      long perPage = pageBytes * Times.NANOS_A_SECOND / bytesPerSecond;
      return Math.max(elapsedNanos, startNanos) + Math.max(Times.SLICE_NANOS, perPage);
    }
  }

  /** An even change from one size to another. */
  record Slope(Behaviour.Ramp ramp) implements SizePlan {
    private static final int STEPS = 512;

    @Override
    public long bytesAt(long elapsedNanos) {
      return ramp.sizeBytes(elapsedNanos / Times.NANOS_A_MILLI);
    }

    @Override
    public long nextLook(long elapsedNanos, long pageBytes) {
      long start = Times.nanos(ramp.startMillis());
      long over = Times.nanos(ramp.overMillis());
      if (elapsedNanos >= start + over) {
        return NEVER;
      }
      long step = Math.max(Times.SLICE_NANOS, over / STEPS);
      return Math.min(Math.max(elapsedNanos, start) + step, start + over);
    }
  }

  /** A swing between two sizes. */
  record Swing(Behaviour.Wave wave) implements SizePlan {
    private static final int STEPS = 512;

    @Override
    public long bytesAt(long elapsedNanos) {
      return wave.sizeBytes(elapsedNanos / Times.NANOS_A_MILLI);
    }

    @Override
    public long nextLook(long elapsedNanos, long pageBytes) {
      return elapsedNanos + Math.max(Times.SLICE_NANOS, Times.nanos(wave.periodMillis()) / STEPS);
    }
  }
}
