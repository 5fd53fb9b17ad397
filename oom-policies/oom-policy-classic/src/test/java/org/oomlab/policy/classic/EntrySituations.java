package org.oomlab.policy.classic;

import static org.oomlab.policy.classic.Ask.allocating;
import static org.oomlab.policy.classic.Ask.global;
import static org.oomlab.policy.classic.Ask.machine;
import static org.oomlab.policy.classic.Ask.memcg;
import static org.oomlab.policy.classic.Ask.sysrq;
import static org.oomlab.policy.classic.Ask.user;
import static org.oomlab.policy.classic.Ask.whoDies;
import static org.oomlab.policy.classic.Ask.with;

import java.util.List;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.machine.Sysctls;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.Machines;

/** What comes before and after the walk: vectors T5, T35, T38. */
final class EntrySituations {
  private static final String BOX = "/box";
  private static final Sysctls ALLOCATING = Sysctls.DEFAULT.withOomKillAllocatingTask(true);

  private EntrySituations() {}

  static List<Situation> all() {
    TaskSnapshot exempt = user(11, 1).oomScoreAdj(-1000).oomAdj(-17).build();
    MachineState two = machine(user(10, 900).build(), user(11, 1).build());
    MachineState protectedParent =
        machine(
            user(10, 100).oomScoreAdj(-1000).oomAdj(-17).parent(0).build(),
            user(11, 900).parent(0).build(),
            user(12, 5).parent(10).build());
    MachineState protectedCurrent =
        machine(user(10, 100).oomScoreAdj(-1000).oomAdj(-17).build(), user(11, 900).build());
    return List.of(
        dies(
            "T35: a protected allocating task",
            "2.6.11=10, 2.6.24=none, 2.6.30=10, 3.2=11, 3.6=10",
            with(ALLOCATING, user(10, 900).build(), exempt),
            allocating(11, OomConstraint.NONE)),
        dies(
            "the allocating task",
            "2.6.11=10, 2.6.24=11",
            with(ALLOCATING, user(10, 900).build(), user(11, 1).build()),
            allocating(11, OomConstraint.NONE)),
        dies(
            "some nodes of a cpuset",
            "2.6.11=10, 2.6.16=11, 2.6.24=10",
            two,
            allocating(11, OomConstraint.CPUSET)),
        dies(
            "some nodes of a policy",
            "2.6.11=10, 2.6.16=11, 2.6.36=10",
            two,
            allocating(11, OomConstraint.MEMORY_POLICY)),
        dies("T38: panic_on_oom 1", "2.6.11=10, 2.6.18=panic", panicking(1), global()),
        dies("T38: panic_on_oom 2 in a memcg", "2.6.11=10, 2.6.34=panic", panicking(2), memcg(BOX)),
        dies("panic_on_oom 2 by SysRq", "2.6.11=10, 2.6.18=panic, 4.3=10", panicking(2), sysrq()),
        dies("T5: nobody killable", "2.6.11=10, 2.6.12=panic", nobody(), global()),
        dies("T5 in a memcg", "2.6.11=10, 2.6.12=none", nobody(), memcg(BOX)),
        dies(
            "T5 by SysRq",
            "2.6.11=panic, 4.3=none",
            machine(user(10, 5).flags(TaskFlag.KTHREAD).build()),
            sysrq()),
        dies(
            "an allocating task on other nodes",
            "2.6.11=10, 2.6.24=11, 2.6.36=10",
            with(
                ALLOCATING,
                user(10, 900).build(),
                user(11, 1).flags(TaskFlag.NUMA_INELIGIBLE).build()),
            allocating(11, OomConstraint.NONE)),
        dies(
            "init as the allocating task",
            "2.6.11=10, 2.6.24=none, 2.6.36=10",
            with(ALLOCATING, user(1, 5).flags(TaskFlag.GLOBAL_INIT).build(), user(10, 900).build()),
            allocating(1, OomConstraint.NONE)),
        dies(
            "a kernel thread as the allocating task",
            "2.6.11=10, 2.6.24=none, 2.6.30=10",
            with(
                ALLOCATING,
                user(2, 0).flags(TaskFlag.KTHREAD, TaskFlag.NO_MM).build(),
                user(10, 900).build()),
            allocating(2, OomConstraint.NONE)),
        dies(
            "D: a protected allocating task with a child",
            "2.6.11=11, 2.6.24=12, 2.6.36=11, 3.2=12, 3.6=11",
            Machines.like(protectedParent).sysctls(ALLOCATING).build(),
            allocating(10, OomConstraint.NONE)),
        dies(
            "C: a protected allocating task, some nodes of a policy",
            "2.6.11=11, 2.6.16=10, 2.6.20=none, 2.6.36=11",
            protectedCurrent,
            allocating(10, OomConstraint.MEMORY_POLICY)),
        dies(
            "C2: with a child",
            "2.6.11=11, 2.6.16=12, 2.6.36=11",
            protectedParent,
            allocating(10, OomConstraint.MEMORY_POLICY)),
        dies(
            "A4: RHEL 5, a small allocating task in a cpuset",
            "2.6.11=11, 2.6.16=10, 2.6.24=11, 2.6.36=10, 3.5=11",
            machine(user(10, 100).build(), user(11, 900).build()),
            allocating(10, OomConstraint.CPUSET)),
        dies(
            "B: panic_on_oom 2 in a cpuset",
            "2.6.11=11, 2.6.16=10, 2.6.22=panic",
            with(Sysctls.DEFAULT.withPanicOnOom(2), user(10, 100).build(), user(11, 900).build()),
            allocating(10, OomConstraint.CPUSET)),
        dies("panic_on_oom 2, unconstrained", "2.6.11=10, 2.6.18=panic", panicking(2), global()));
  }

  private static MachineState panicking(int value) {
    return with(Sysctls.DEFAULT.withPanicOnOom(value), user(10, 5).build());
  }

  private static MachineState nobody() {
    return machine(user(10, 5).oomScoreAdj(-1000).oomAdj(-17).build());
  }

  private static Situation dies(
      String name, String eras, MachineState machine, OomControl control) {
    return Situation.of(name, eras, rules -> whoDies(rules, machine, control));
  }
}
