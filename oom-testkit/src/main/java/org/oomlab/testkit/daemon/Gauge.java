package org.oomlab.testkit.daemon;

import java.util.OptionalLong;
import org.oomlab.api.pressure.MemInfo;
import org.oomlab.api.pressure.MemInfoField;
import org.oomlab.api.pressure.MemoryPressure;

/**
 * How much memory there is at a look.
 *
 * @param memInfo {@code /proc/meminfo}
 * @param pressure memory pressure on the machine
 */
public record Gauge(MemInfo memInfo, MemoryPressure pressure) {
  /** Of 10,000, hundredths of a percent. */
  private static final int NEARLY_ALWAYS = 9_000;

  /** Returns whether half of the memory is there, half of the swap unused, and nobody waits. */
  public boolean isCalm() {
    OptionalLong available = memInfo.kib(MemInfoField.MEM_AVAILABLE);
    long total = kib(MemInfoField.MEM_TOTAL);
    return available.isPresent()
        && total > 0
        && available.getAsLong() >= total - available.getAsLong()
        && kib(MemInfoField.ANON_PAGES) <= total / 2
        && kib(MemInfoField.SWAP_FREE) >= kib(MemInfoField.SWAP_TOTAL) / 2
        && pressure.equals(MemoryPressure.NONE);
  }

  /** Returns whether nothing is left, neither memory nor swap, and everybody waits for it. */
  public boolean isDesperate() {
    return kib(MemInfoField.MEM_TOTAL) > 0
        && memInfo.kib(MemInfoField.MEM_AVAILABLE).orElse(1) == 0
        && kib(MemInfoField.MEM_FREE) == 0
        && kib(MemInfoField.SWAP_FREE) == 0
        && pressure.full().avg10() >= NEARLY_ALWAYS;
  }

  private long kib(MemInfoField field) {
    return memInfo.kib(field).orElse(0);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    memInfo
        .kibByField()
        .forEach(
            (field, kib) ->
                text.append(text.isEmpty() ? "" : ", ")
                    .append(field.kernelName())
                    .append(' ')
                    .append(kib));
    if (text.isEmpty()) {
      text.append("meminfo shows nothing");
    }
    if (!pressure.equals(MemoryPressure.NONE)) {
      text.append(", some avg10 ").append(pressure.some().avg10() / 100).append(" %");
    }
    return text.toString();
  }
}
