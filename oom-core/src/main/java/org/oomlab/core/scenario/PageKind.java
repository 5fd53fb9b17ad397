package org.oomlab.core.scenario;

/** What kind of memory a behaviour fills. */
public enum PageKind {
  /** Anonymous memory: heap and stack; goes to swap. */
  ANON,
  /** Mapped files: clean page cache that can be dropped and read again. */
  FILE,
  /** Shared memory and tmpfs: goes to swap. */
  SHMEM,
  /** Anonymous memory locked by {@code mlock()}: cannot be reclaimed. */
  MLOCKED
}
