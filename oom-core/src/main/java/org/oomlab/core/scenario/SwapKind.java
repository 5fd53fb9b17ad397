package org.oomlab.core.scenario;

/** What a swap device is made of, with the times of one page that a scenario need not give. */
public enum SwapKind {
  /** A rotating disk: a seek for each page read, pages written in clusters. */
  DISK(8_000, 400),
  /** Flash. */
  SSD(100, 30),
  /** Compressed memory: takes RAM as it fills. */
  ZRAM(10, 15);

  private final int readMicros;
  private final int writeMicros;

  SwapKind(int readMicros, int writeMicros) {
    this.readMicros = readMicros;
    this.writeMicros = writeMicros;
  }

  /** Returns the usual time to read a page, in microseconds; a modelling choice. */
  public int readMicros() {
    return readMicros;
  }

  /** Returns the usual time to write a page, in microseconds; a modelling choice. */
  public int writeMicros() {
    return writeMicros;
  }
}
