package org.oomlab.core.scenario;

/**
 * What a process does with memory. Times count from the start of the process, so that a restarted
 * one begins anew. Several behaviours of one process run side by side, each with memory of its own;
 * what a behaviour holds is freed when the process dies, the files of {@link TmpfsFill} excepted.
 */
public sealed interface Behaviour {

  /** A behaviour that holds memory and touches a share of it again and again. */
  sealed interface Holding extends Behaviour {
    /** Returns what kind of memory it holds. */
    PageKind kind();

    /**
     * Returns what share of the memory it holds is touched again every second, evenly and in turn;
     * 0 for memory that is forgotten, 1000 for all of it.
     */
    int touchedPerMille();
  }

  /**
   * Holds the same size from start to end.
   *
   * @param sizeBytes drawn once for each process
   */
  record Steady(PageKind kind, Distribution sizeBytes, int touchedPerMille) implements Holding {
    public Steady {
      Limits.requirePerMille("touchedPerMille", touchedPerMille);
    }
  }

  /**
   * Takes anonymous memory at a rate and never gives it back.
   *
   * @param startMillis when it begins
   * @param bytesPerSecond drawn once for each process
   * @param maxBytes where it stops growing
   */
  record Leak(long startMillis, Distribution bytesPerSecond, long maxBytes, int touchedPerMille)
      implements Holding {
    public Leak {
      Limits.requireMillis("startMillis", startMillis);
      Limits.requireBytes("maxBytes", maxBytes);
      Limits.requirePerMille("touchedPerMille", touchedPerMille);
    }

    @Override
    public PageKind kind() {
      return PageKind.ANON;
    }
  }

  /**
   * Grows or shrinks evenly from one size to another and stays there.
   *
   * @param startMillis when it begins to change; before, it holds {@code fromBytes}
   * @param overMillis how long the change takes, from 1
   */
  record Ramp(
      PageKind kind,
      long fromBytes,
      long toBytes,
      long startMillis,
      long overMillis,
      int touchedPerMille)
      implements Holding {
    public Ramp {
      Limits.requireBytes("fromBytes", fromBytes);
      Limits.requireBytes("toBytes", toBytes);
      Limits.requireMillis("startMillis", startMillis);
      Limits.require("overMillis", overMillis, 1, Limits.MAX_MILLIS);
      Limits.requirePerMille("touchedPerMille", touchedPerMille);
    }

    /** Returns what it holds some time after the start of the process. */
    public long sizeBytes(long elapsedMillis) {
      long done = Math.clamp(elapsedMillis - startMillis, 0, overMillis);
      return fromBytes + Shapes.share(toBytes - fromBytes, done, overMillis);
    }
  }

  /**
   * Takes memory at intervals, holds it for a while and gives all of it back.
   *
   * @param sizeBytes drawn for each burst
   * @param startMillis when the first begins
   * @param intervalMillis from the end of one to the begin of the next, drawn for each
   * @param holdMillis how long each is held
   */
  record Burst(
      PageKind kind,
      Distribution sizeBytes,
      long startMillis,
      Distribution intervalMillis,
      long holdMillis,
      int touchedPerMille)
      implements Holding {
    public Burst {
      Limits.requireMillis("startMillis", startMillis);
      Limits.requireMillis("intervalMillis", intervalMillis.largest());
      Limits.require("holdMillis", holdMillis, 1, Limits.MAX_MILLIS);
      Limits.requirePerMille("touchedPerMille", touchedPerMille);
    }
  }

  /**
   * Swings between two sizes as a day's load does: lowest at the start of a period, highest in its
   * middle, along two parabolas that are within 6 % of a sine.
   *
   * @param periodMillis a day, or whatever the scenario calls so; from 2
   * @param phaseMillis how far into its period it is at the start of the process
   */
  record Wave(
      PageKind kind,
      long lowBytes,
      long highBytes,
      long periodMillis,
      long phaseMillis,
      int touchedPerMille)
      implements Holding {
    public Wave {
      Limits.requireBytes("lowBytes", lowBytes);
      Limits.require("highBytes", highBytes, lowBytes, Limits.MAX_BYTES);
      Limits.require("periodMillis", periodMillis, 2, Limits.MAX_MILLIS);
      Limits.requireMillis("phaseMillis", phaseMillis);
      Limits.requirePerMille("touchedPerMille", touchedPerMille);
    }

    /** Returns what it holds some time after the start of the process. */
    public long sizeBytes(long elapsedMillis) {
      long into = (elapsedMillis + phaseMillis) % periodMillis;
      return lowBytes
          + Shapes.share(highBytes - lowBytes, Shapes.swing(into, periodMillis), Shapes.WHOLE);
    }
  }

  /**
   * An allocator at work: keeps a live set and replaces it piece by piece. What it frees goes back
   * to the kernel only in part; the rest stays resident and is used again first, so that the
   * process grows beyond its live set until what it keeps suffices.
   *
   * @param liveBytes the live set
   * @param bytesPerSecond freed and allocated again
   * @param returnedPerMille share of what is freed that goes back to the kernel
   */
  record Churn(long liveBytes, long bytesPerSecond, int returnedPerMille, int touchedPerMille)
      implements Holding {
    public Churn {
      Limits.requireBytes("liveBytes", liveBytes);
      Limits.requireBytes("bytesPerSecond", bytesPerSecond);
      Limits.requirePerMille("returnedPerMille", returnedPerMille);
      Limits.requirePerMille("touchedPerMille", touchedPerMille);
    }

    @Override
    public PageKind kind() {
      return PageKind.ANON;
    }
  }

  /**
   * Forks children that hold anonymous memory. They share the parent's name, memcg and {@code
   * oom_score_adj}.
   *
   * @param startMillis when it begins
   * @param intervalMillis time from one fork to the next, drawn for each
   * @param childBytes what a child holds, drawn for each
   * @param mostAlive children of one parent alive at once; no fork beyond it
   * @param childLifeMillis how long a child lives; {@link #FOR_EVER} until it is killed
   * @param recursive whether children fork too, as a fork bomb's do
   */
  record ForkStorm(
      long startMillis,
      Distribution intervalMillis,
      Distribution childBytes,
      int mostAlive,
      long childLifeMillis,
      boolean recursive)
      implements Behaviour {
    /** A child lives until it is killed. */
    public static final long FOR_EVER = 0;

    public ForkStorm {
      Limits.requireMillis("startMillis", startMillis);
      Limits.requireMillis("intervalMillis", intervalMillis.largest());
      Limits.require("mostAlive", mostAlive, 1, Limits.MAX_PROCESSES);
      Limits.requireMillis("childLifeMillis", childLifeMillis);
    }
  }

  /**
   * Reads through a file, or writes it, by way of the page cache; nothing of it is mapped, so it is
   * not in the resident set.
   *
   * @param startMillis when it begins
   * @param fileBytes size of the file, private to the process
   * @param bytesPerSecond what the device delivers, above 0
   * @param passes how often it goes through; {@link #FOR_EVER} without end
   * @param writtenPerMille share of the pages that it makes dirty
   */
  record FileScan(
      long startMillis, long fileBytes, long bytesPerSecond, int passes, int writtenPerMille)
      implements Behaviour {
    /** Passes without end. */
    public static final int FOR_EVER = 0;

    public FileScan {
      Limits.requireMillis("startMillis", startMillis);
      Limits.requireBytes("fileBytes", fileBytes);
      Limits.require("bytesPerSecond", bytesPerSecond, 1, Limits.MAX_BYTES);
      Limits.require("passes", passes, FOR_EVER, Integer.MAX_VALUE);
      Limits.requirePerMille("writtenPerMille", writtenPerMille);
    }
  }

  /**
   * Writes files to a tmpfs. They stay charged to its memcg when it dies: killing frees nothing.
   *
   * @param startMillis when it begins
   * @param bytesPerSecond drawn once for each process
   * @param maxBytes where it stops, as the size of the tmpfs does
   */
  record TmpfsFill(long startMillis, Distribution bytesPerSecond, long maxBytes)
      implements Behaviour {
    public TmpfsFill {
      Limits.requireMillis("startMillis", startMillis);
      Limits.requireBytes("maxBytes", maxBytes);
    }
  }

  /**
   * Computes, on one CPU while it is not stalled, and exits when done. What it holds meanwhile are
   * other behaviours.
   *
   * @param startMillis when it begins
   * @param cpuMillis CPU time that the whole work takes, from 1
   * @param unitsPerCpuSecond work done in a CPU second, for goodput
   * @param checkpointCpuMillis CPU time from one checkpoint to the next; {@link #NO_CHECKPOINTS}
   *     where its death loses all of it
   */
  record BatchJob(
      long startMillis, long cpuMillis, long unitsPerCpuSecond, long checkpointCpuMillis)
      implements Behaviour {
    /** Nothing is saved before the end. */
    public static final long NO_CHECKPOINTS = 0;

    /** Most units in a CPU second. */
    public static final long MAX_UNITS = 1_000_000_000;

    public BatchJob {
      Limits.requireMillis("startMillis", startMillis);
      Limits.require("cpuMillis", cpuMillis, 1, Limits.MAX_MILLIS);
      Limits.require("unitsPerCpuSecond", unitsPerCpuSecond, 0, MAX_UNITS);
      Limits.requireMillis("checkpointCpuMillis", checkpointCpuMillis);
    }
  }
}
