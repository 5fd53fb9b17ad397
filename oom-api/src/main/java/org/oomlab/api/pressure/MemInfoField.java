package org.oomlab.api.pressure;

/** A line of {@code /proc/meminfo} ({@code meminfo_proc_show()}, fs/proc/meminfo.c). */
public enum MemInfoField {
  /** RAM that the kernel hands out. */
  MEM_TOTAL("MemTotal"),
  /** Free pages. */
  MEM_FREE("MemFree"),
  /** What could be had without swapping, by the kernel's estimate; from 3.14 on. */
  MEM_AVAILABLE("MemAvailable"),
  /** Block device cache. */
  BUFFERS("Buffers"),
  /** Page cache but buffers and swap cache; shared memory is among it. */
  CACHED("Cached"),
  /** Mapped anonymous pages. */
  ANON_PAGES("AnonPages"),
  /** Shared memory and tmpfs. */
  SHMEM("Shmem"),
  /** Swap. */
  SWAP_TOTAL("SwapTotal"),
  /** Unused swap. */
  SWAP_FREE("SwapFree");

  private final String kernelName;

  MemInfoField(String kernelName) {
    this.kernelName = kernelName;
  }

  /** Returns the name that the file shows. */
  public String kernelName() {
    return kernelName;
  }
}
