package org.oomlab.core.yaml;

import java.util.List;
import java.util.Map;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.core.scenario.Limits;
import org.oomlab.core.scenario.VmSettings;

/** Settings under {@code /proc/sys/vm}, by the names of sysctl(8), and transparent huge pages. */
final class SysctlShape {
  private static final VmSettings USUAL = VmSettings.DEFAULT;

  private static final Field<Long> SWAPPINESS =
      number("vm.swappiness", 0, 200, USUAL.oom().swappiness(), "How gladly it swaps.");
  private static final Field<Long> PANIC_ON_OOM =
      number("vm.panic_on_oom", 0, 2, USUAL.oom().panicOnOom(), "Whether an OOM is a panic.");
  private static final Field<Long> KILL_ALLOCATING =
      number("vm.oom_kill_allocating_task", 0, 1, 0, "1: who asks for memory dies, unscored.");
  private static final Field<Long> MIN_FREE =
      number(
          "vm.min_free_kbytes",
          1,
          Limits.MAX_BYTES / 1024,
          VmSettings.MIN_FREE_OF_BOOT,
          "Memory kept free, in kB; by default as the kernel computes it at boot.");
  private static final Field<Long> SCALE_FACTOR =
      number(
          "vm.watermark_scale_factor",
          1,
          VmSettings.MAX_SCALE_FACTOR,
          USUAL.watermarkScaleFactor(),
          "Distance of the watermarks, in 1/10000 of the memory.");
  private static final Field<Long> OVERCOMMIT =
      number(
          "vm.overcommit_memory",
          0,
          2,
          USUAL.overcommitMemory(),
          "0 refuses the obvious, 1 nothing, 2 all beyond the commit limit.");
  private static final Field<Long> OVERCOMMIT_RATIO =
      number(
          "vm.overcommit_ratio",
          0,
          10_000,
          USUAL.overcommitRatio(),
          "Per cent of RAM within the commit limit.");
  private static final Field<Long> DIRTY =
      number("vm.dirty_ratio", 0, 100, USUAL.dirtyPercent(), "Per cent at which writers wait.");
  private static final Field<Long> DIRTY_BACKGROUND =
      number(
          "vm.dirty_background_ratio",
          0,
          100,
          USUAL.dirtyBackgroundPercent(),
          "Per cent at which writeback starts.");
  private static final Field<Boolean> HUGEPAGES =
      Field.optional(
          "transparent_hugepages",
          WordShape.of(Map.entry("always", true), Map.entry("never", false)),
          USUAL.transparentHugepages(),
          "Huge pages; always raises the watermarks.");

  static final Shape<VmSettings> SETTINGS =
      new RecordShape<>(
          "the sysctls",
          List.of(
              SWAPPINESS,
              PANIC_ON_OOM,
              KILL_ALLOCATING,
              MIN_FREE,
              SCALE_FACTOR,
              OVERCOMMIT,
              OVERCOMMIT_RATIO,
              DIRTY,
              DIRTY_BACKGROUND,
              HUGEPAGES),
          SysctlShape::settings);

  private SysctlShape() {}

  private static Field<Long> number(String name, long min, long max, long usual, String meaning) {
    return Field.optional(name, new NumberShape("a setting", min, max), usual, meaning);
  }

  private static VmSettings settings(Values values) {
    Sysctls oom =
        new Sysctls(
            values.number(PANIC_ON_OOM),
            values.get(KILL_ALLOCATING) == 1,
            USUAL.oom().oomDumpTasks(),
            values.number(SWAPPINESS));
    return new VmSettings(
        oom,
        values.get(MIN_FREE),
        values.number(SCALE_FACTOR),
        values.number(OVERCOMMIT),
        values.number(OVERCOMMIT_RATIO),
        values.number(DIRTY),
        values.number(DIRTY_BACKGROUND),
        values.get(HUGEPAGES));
  }
}
