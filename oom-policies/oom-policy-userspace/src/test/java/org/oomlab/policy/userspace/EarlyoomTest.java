package org.oomlab.policy.userspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.pressure.Deed;
import org.oomlab.api.pressure.HostView;
import org.oomlab.api.pressure.MemInfo;
import org.oomlab.api.pressure.MemInfoField;
import org.oomlab.api.pressure.Observation;
import org.oomlab.api.pressure.Reaction;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.badness.OomScores;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Tasks;

/**
 * 1 GiB of user memory in KiB, page by page of 4 KiB. On 6.12 a process's {@code oom_score} is
 * (1000 + badness * 1000 / 262144) * 2 / 3: 666 for nothing, 1332 for all.
 */
class EarlyoomTest {
  private static final long GIB = 1 << 20;
  private static final TaskSnapshot SMALL = task(10, "small", 1_000);
  private static final TaskSnapshot LARGE = task(20, "large", 100_000);

  @ParameterizedTest
  @CsvSource({
    // available, swap total, swap free: per cent of 1 GiB; both must be low, and no swap is low
    "11,   0,   0, NOTHING",
    "10,   0,   0, TERM",
    " 6,   0,   0, TERM",
    " 5,   0,   0, KILL",
    " 0,   0,   0, KILL",
    " 0, 100,  11, NOTHING",
    " 0, 100,  10, TERM",
    " 0, 100,   5, KILL",
    " 7, 100,   0, TERM",
  })
  void observe_memoryAndSwap_decideTheSignal(
      long available, long swapTotal, long swapFree, String expected) {
    Reaction<Chase> reaction =
        earlyoom(Map.of())
            .observe(
                new Observation.First<>(
                    host(percent(available), percent(swapTotal), percent(swapFree), LARGE)));

    assertThat(signal(reaction)).isEqualTo(expected);
  }

  /** 10 % of 1 GiB and one page more: above the share, though it rounds to 10. */
  @Test
  void observe_onePageAboveTheShare_doesNothing() {
    long atShare = GIB / 10;

    assertThat(signal(first(atShare, SMALL))).isEqualTo("TERM");
    assertThat(signal(first(atShare + 4, SMALL))).isEqualTo("NOTHING");
  }

  @Test
  void observe_noMemAvailable_takesFreeAndCacheWithoutShmem() {
    MemInfo old =
        new MemInfo(
            Map.of(
                MemInfoField.MEM_FREE, 10L,
                MemInfoField.CACHED, 150L,
                MemInfoField.BUFFERS, 10L,
                MemInfoField.SHMEM, 70L,
                MemInfoField.ANON_PAGES, 900L));

    FreeMemory free = FreeMemory.of(old);

    assertThat(free.availableKib()).isEqualTo(100);
    assertThat(free.isAtOrBelow(new Level(10, 10))).isTrue();
    assertThat(free.isAtOrBelow(new Level(9, 10))).isFalse();
  }

  @Test
  void observe_severalProcesses_signalsTheHighestScoreThenTheLargerThenTheFirst() {
    assertThat(target(first(0, SMALL, LARGE))).isEqualTo(LARGE.id());
    assertThat(target(first(0, LARGE, SMALL))).isEqualTo(LARGE.id());
    // 1000 and 1010 pages are both 3 thousandths of 262144, and so 668 in the file.
    assertThat(target(first(0, SMALL, task(30, "a", 1_010)))).isEqualTo(TaskId.ofPid(30));
    assertThat(target(first(0, SMALL, task(30, "b", 1_000)))).isEqualTo(SMALL.id());
  }

  /** Avoided processes come last from 1.8 on; they are not immune. */
  @Test
  void observe_preferAvoidIgnore_moveTheScore() {
    assertThat(target(first(Map.of("avoid", "lar"), 0, SMALL, LARGE))).isEqualTo(SMALL.id());
    assertThat(target(first(Map.of("avoid", "lar"), 0, LARGE))).isEqualTo(LARGE.id());
    assertThat(target(first(Map.of("prefer", "^sm"), 0, SMALL, LARGE))).isEqualTo(SMALL.id());
    assertThat(target(first(Map.of("prefer", ".", "avoid", "^l"), 0, SMALL, LARGE)))
        .isEqualTo(SMALL.id());
    assertThat(signal(first(Map.of("ignore", "large"), 0, LARGE))).isEqualTo("NOTHING");
    assertThat(signal(first(Map.of("ignore-root-user", "true"), 0, LARGE))).isEqualTo("NOTHING");
  }

  @Test
  void observe_everybodyExempt_pausesForASecond() {
    Reaction<Chase> reaction =
        first(
            0,
            Tasks.task().pid(1).flags(TaskFlag.GLOBAL_INIT).build(),
            Tasks.task().pid(2).flags(TaskFlag.KTHREAD).build(),
            Tasks.task().pid(3).oomScoreAdj(-1000).build());

    assertThat(signal(reaction)).isEqualTo("NOTHING");
    assertThat(reaction.lookAgainMillis()).isEqualTo(1000);
  }

  @ParameterizedTest
  @CsvSource({
    // headroom above 10 %, in KiB, over 6000 a millisecond; and of swap over 800
    "       0,        0,  100",
    " 1200000,        0,  200",
    " 1200000,    80000,  300",
    "60000000,        0, 1000",
  })
  void observe_enough_sleepsByTheHeadroom(long memKib, long swapKib, long millis) {
    // Without processes' own memory nine tenths of what is available are headroom.
    MemInfo memInfo =
        new MemInfo(
            Map.of(
                MemInfoField.MEM_AVAILABLE, memKib / 9 * 10 + 1000,
                MemInfoField.SWAP_TOTAL, swapKib / 9 * 10 + 100,
                MemInfoField.SWAP_FREE, swapKib / 9 * 10 + 100));

    Reaction<Chase> reaction =
        earlyoom(Map.of()).observe(new Observation.First<>(host(memInfo, List.of(LARGE))));

    assertThat(reaction.lookAgainMillis()).isEqualTo(millis);
  }

  @Test
  void observe_afterTerm_waitsEscalatesAndStartsAnew() {
    Earlyoom earlyoom = earlyoom(Map.of());
    Reaction<Chase> term = first(percent(8), LARGE, SMALL);
    assertThat(signal(term)).isEqualTo("TERM");
    assertThat(term.lookAgainMillis()).isEqualTo(100);

    Reaction<Chase> wait = earlyoom.observe(later(percent(8), term, LARGE, SMALL));
    assertThat(signal(wait)).isEqualTo("NOTHING");

    Reaction<Chase> kill = earlyoom.observe(later(percent(4), wait, LARGE, SMALL));
    assertThat(signal(kill)).isEqualTo("KILL");
    assertThat(target(kill)).isEqualTo(LARGE.id());

    Reaction<Chase> waitOn = earlyoom.observe(later(percent(4), kill, LARGE, SMALL));
    assertThat(signal(waitOn)).isEqualTo("NOTHING");

    Reaction<Chase> gone = earlyoom.observe(later(percent(4), waitOn, SMALL));
    assertThat(signal(gone)).isEqualTo("NOTHING");
    assertThat(gone.state()).isEqualTo(Chase.NOBODY);

    assertThat(target(earlyoom.observe(later(percent(4), gone, SMALL)))).isEqualTo(SMALL.id());
  }

  /** A hundred rounds of a tenth of a second, and then the next poll may choose the same again. */
  @Test
  void observe_whoDoesNotDie_isGivenUpAfterTenSeconds() {
    Earlyoom earlyoom = earlyoom(Map.of());
    Reaction<Chase> reaction = first(0, LARGE);
    int rounds = 0;
    do {
      reaction = earlyoom.observe(later(0, reaction, LARGE));
      rounds++;
    } while (signal(reaction).equals("NOTHING"));

    assertThat(rounds).isEqualTo(101);
    assertThat(target(reaction)).isEqualTo(LARGE.id());
  }

  @Test
  void create_killAboveTerm_raisesTerm() {
    assertThat(earlyoom(Map.of("mem-term", "3", "mem-kill", "7")).terminate().memPercent())
        .isEqualTo(7);
    assertThat(new EarlyoomProvider().promises(parameters(Map.of("mem-kill", "60"))))
        .doesNotContain("acts-only-under-pressure");
    assertThat(new EarlyoomProvider().promises(parameters(Map.of("ignore", "x"))))
        .doesNotContain("forestalls-the-kernel");
  }

  private static Reaction<Chase> first(long availableKib, TaskSnapshot... tasks) {
    return first(Map.of(), availableKib, tasks);
  }

  private static Reaction<Chase> first(
      Map<String, String> parameters, long availableKib, TaskSnapshot... tasks) {
    return earlyoom(parameters).observe(new Observation.First<>(host(availableKib, 0, 0, tasks)));
  }

  private static Observation<Chase> later(
      long availableKib, Reaction<Chase> before, TaskSnapshot... tasks) {
    return new Observation.Later<>(host(availableKib, 0, 0, tasks), before.state());
  }

  private static Earlyoom earlyoom(Map<String, String> parameters) {
    return (Earlyoom) new EarlyoomProvider().create(parameters(parameters));
  }

  private static PolicyParameters parameters(Map<String, String> given) {
    return PolicyParameters.of(new EarlyoomProvider().descriptor(), given);
  }

  private static String signal(Reaction<Chase> reaction) {
    return reaction.deed() instanceof Deed.SignalTask signal ? signal.signal().name() : "NOTHING";
  }

  private static TaskId target(Reaction<Chase> reaction) {
    assertThat(reaction.deed()).isInstanceOf(Deed.SignalTask.class);
    Deed.SignalTask signal = (Deed.SignalTask) reaction.deed();
    if (signal.explanation().scored()) {
      assertThat(signal.explanation().ranking().getFirst().task().id()).isEqualTo(signal.task());
    }
    return signal.task();
  }

  private static long percent(long share) {
    return GIB * share / 100;
  }

  private static TaskSnapshot task(int pid, String comm, long rssPages) {
    return Tasks.task().pid(pid).comm(comm).rssPages(rssPages).build();
  }

  private static HostView host(
      long availableKib, long swapTotalKib, long swapFreeKib, TaskSnapshot... tasks) {
    return host(
        new MemInfo(
            Map.of(
                MemInfoField.MEM_AVAILABLE, availableKib,
                MemInfoField.ANON_PAGES, GIB - availableKib,
                MemInfoField.SWAP_TOTAL, swapTotalKib,
                MemInfoField.SWAP_FREE, swapFreeKib)),
        List.of(tasks));
  }

  private static HostView host(MemInfo memInfo, List<TaskSnapshot> tasks) {
    MachineState machine = Machines.machine().ramPages(262_144).tasks(tasks).build();
    KernelRules rules = KernelProfiles.rulesFor(machine.kernel()).orElseThrow();
    return new HostView(
        0, machine, memInfo, Map.of(), OomScores.of(machine, rules, 1).badness(), rules);
  }
}
