package org.oomlab.core.lab;

import java.util.List;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.Verdict;
import org.oomlab.core.engine.kernel.Kernel;
import org.oomlab.core.engine.kernel.Settings;
import org.oomlab.core.engine.memory.Memcg;
import org.oomlab.core.engine.memory.MemcgConfig;
import org.oomlab.core.engine.memory.Memory;
import org.oomlab.core.engine.record.MemcgEvents;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.time.EventQueue;
import org.oomlab.core.rules.EngineProfiles;
import org.oomlab.core.rules.KernelProfiles;

/** Runs a trial as the lab's guest does. */
final class LabRun {
  private static final String LOWER_LIMIT = "lower-limit";
  private static final int PAGE_BYTES = 4096;

  /** {@code CONFIG_HZ} of Debian's kernels. */
  private static final int HZ = 250;

  private static final long NANOS_A_MILLI = 1_000_000;
  private static final long TRIAL_NANOS = 120_000 * NANOS_A_MILLI;
  private static final long SETTLE_NANOS = 3_000 * NANOS_A_MILLI;
  private static final long PRESS_NANOS = 700 * NANOS_A_MILLI;
  private static final int MOST_REPORTS = 40;
  private static final int MOST_NOBODY = 2;

  /** 1 MiB: a grower asks for a quarter of it at a time, and reclaim may take more. */
  private static final long SWAP_USED_UP_PAGES = 256;

  private final LabMachine machine;
  private final LabTrial trial;
  private final EventQueue clock = new EventQueue();
  private final Memory memory;
  private final Kernel kernel;
  private final LabCrew crew;
  private final LabOrder order;
  private int reports;
  private int nobody;

  private LabRun(LabMachine machine, LabTrial trial, KernelRules rules, VictimPolicy policy) {
    this.machine = machine;
    this.trial = trial;
    this.memory = LabMemory.of(machine, trial);
    Settings settings =
        new Settings(
            machine.release(),
            EngineProfiles.rulesFor(machine.release()),
            machine.v1() ? CgroupVersion.V1 : CgroupVersion.V2,
            PAGE_BYTES,
            HZ,
            new Sysctls(
                trial.panicOnOom(), trial.oomKillAllocatingTask(), true, trial.swappiness()),
            false);
    this.kernel = new Kernel(settings, 1, clock, memory, rules, policy, this::tell);
    this.crew = new LabCrew(kernel, trial, machine.release());
    this.order = new LabOrder(trial);
  }

  /** Returns what becomes of a trial. */
  static LabPrediction predict(LabMachine machine, LabTrial trial, VictimPolicy policy) {
    KernelRules rules =
        KernelProfiles.rulesFor(machine.release())
            .orElseThrow(
                () -> new IllegalArgumentException("no rules for kernel " + machine.release()));
    LabRun run = new LabRun(machine, trial, rules, policy);
    run.crew.settle();
    run.trigger();
    run.goOn(SETTLE_NANOS);
    return run.prediction();
  }

  private void trigger() {
    switch (trial.trigger()) {
      case "sysrq" -> {
        for (int press = 0; press < trial.presses() && !kernel.panicked(); press++) {
          kernel.sysrq();
          goOn(PRESS_NANOS);
        }
      }
      case LOWER_LIMIT -> lowerLimit();
      default -> grow();
    }
  }

  private void lowerLimit() {
    Memcg memcg = memory.memcgs().at(LabMemory.path(trial, ""));
    MemcgConfig old = memcg.config();
    kernel.configure(
        memcg,
        new MemcgConfig(
            old.min(),
            old.low(),
            old.high(),
            trial.lowerToKb() / LabMemory.PAGE_KB,
            old.swapMax(),
            old.memswMax(),
            old.oomGroup(),
            old.swappiness()));
  }

  private void grow() {
    long until = clock.nowNanos() + TRIAL_NANOS;
    crew.beginToGrow();
    boolean more = true;
    while (more
        && crew.isGrowing()
        && reports < MOST_REPORTS
        && nobody < MOST_NOBODY
        && !firstGuestStops()
        && !kernel.panicked()) {
      more = clock.step(until);
    }
    crew.stopGrowers();
  }

  /**
   * In the logs of the lab's first guest a memcg's trial ends without an OOM where it has filled
   * the machine's swap; the same kernels kill there under the present guest (445 of 447 trials), so
   * that it was the guest that stopped. Why is not known.
   */
  private boolean firstGuestStops() {
    return machine.firstGuest()
        && trial.swapTotalKb() > 0
        && trial.cgroups().getFirst().maxKb() > 0
        && memory.swap().freePages() < SWAP_USED_UP_PAGES;
  }

  private void goOn(long nanos) {
    long until = clock.nowNanos() + nanos;
    boolean more = true;
    while (more && !kernel.panicked()) {
      more = clock.step(until);
    }
  }

  /** Counts reports as the lab's init does, which reads the kernel's log. */
  private void tell(RunEvent event) {
    if (event instanceof RunEvent.Kill kill) {
      order.killed(kill);
    }
    if (event instanceof RunEvent.Oom oom) {
      if (oom.verdict() instanceof Verdict.NobodyKillable) {
        nobody++;
      }
      if (!(oom.verdict() instanceof Verdict.Wait)) {
        reports++;
      }
    }
  }

  private LabPrediction prediction() {
    List<LabPrediction.Counters> counters =
        memory.memcgs().walk().stream()
            .filter(memcg -> !memcg.isRoot())
            .map(this::counters)
            .toList();
    List<Integer> exits =
        trial.trigger().equals(LOWER_LIMIT) ? order.unattended() : order.attended();
    return new LabPrediction(
        trial.id(), order.kills(), exits, kernel.panicked(), counters, LabMemory.marks(machine));
  }

  private LabPrediction.Counters counters(Memcg memcg) {
    String own = "/t" + trial.number();
    String path = memcg.path().value();
    String name = path.equals(own) ? own.substring(1) : path.substring(own.length() + 1);
    MemcgEvents events = memcg.events();
    return new LabPrediction.Counters(
        name, events.oom(), events.oomKill(), memcg.peak() * PAGE_BYTES);
  }
}
