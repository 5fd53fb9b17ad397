package org.oomlab.policy.classic;

import static org.oomlab.policy.classic.Ask.allocating;
import static org.oomlab.policy.classic.Ask.allocatingIn;
import static org.oomlab.policy.classic.Ask.global;
import static org.oomlab.policy.classic.Ask.machine;
import static org.oomlab.policy.classic.Ask.memcg;
import static org.oomlab.policy.classic.Ask.sysrq;
import static org.oomlab.policy.classic.Ask.user;
import static org.oomlab.policy.classic.Ask.whoDies;

import java.util.List;
import java.util.function.Function;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;

/** Whom the walk chooses: vectors T3, T20, T24, T25, T27 to T30, T34. */
final class WalkSituations {
  private static final String BOX = "/box";

  private WalkSituations() {}

  static List<Situation> all() {
    MachineState tie = machine(user(10, 500).build(), user(11, 499).build(), user(12, 500).build());
    MachineState leaderless = machine(user(10, 500).mmPid(77).build(), user(12, 500).build());
    TaskSnapshot large = user(10, 900_000).build();
    TaskSnapshot small = user(12, 800_000).build();
    TaskSnapshot leaving = user(11, 1_000_000).flags(TaskFlag.OOM_VICTIM).build();
    TaskSnapshot reaped =
        user(11, 1_000_000).flags(TaskFlag.OOM_VICTIM, TaskFlag.MM_OOM_SKIP).build();
    TaskSnapshot exiting = user(11, 5).flags(TaskFlag.EXITING).build();
    TaskSnapshot signalled = user(11, 5).flags(TaskFlag.FATAL_SIGNAL).build();
    TaskSnapshot dumping = user(11, 5).flags(TaskFlag.EXITING, TaskFlag.DUMPING_CORE).build();
    TaskSnapshot inFlight = user(10, 900).flags(TaskFlag.OOM_VICTIM).build();
    TaskSnapshot hog = user(10, 4_000_000).build();
    TaskSnapshot offered = user(10, 1_000_000).oomScoreAdj(1000).build();
    TaskSnapshot origin = user(11, 10).flags(TaskFlag.OOM_ORIGIN).build();
    TaskSnapshot secondOrigin = user(12, 10).flags(TaskFlag.OOM_ORIGIN).build();
    TaskSnapshot protectedOrigin =
        user(11, 10).oomScoreAdj(-1000).oomAdj(-17).flags(TaskFlag.OOM_ORIGIN).build();
    MachineState elsewhere =
        machine(
            user(10, 100_000).build(), user(11, 900_000).flags(TaskFlag.NUMA_INELIGIBLE).build());
    return List.of(
        dies("T24: a tie", "2.6.11=10, 4.7=12, 4.9=10, 5.3=12", tie, global()),
        dies(
            "T3: 1000000 pages at -999 and 10 at -998, both clamped to 1 up to 5.8",
            "2.6.11=10, 4.7=11, 4.9=10, 5.3=11, 5.9=10",
            machine(
                user(10, 1_000_000).oomScoreAdj(-999).build(),
                user(11, 10).oomScoreAdj(-998).build()),
            global()),
        dies(
            "T20: a leader that has left, its threads have not",
            "2.6.11=10",
            machine(user(10, 300_000).mmPid(77).build(), user(12, 200_000).build()),
            global()),
        dies("T25: a tie in a memcg", "2.6.11=10, 5.3=12", tie, memcg(BOX)),
        dies(
            "a tie with a dead leader",
            "2.6.11=10, 3.12.24=12, 3.13=10, 3.14=12, 4.9=10, 5.3=12",
            leaderless,
            global()),
        dies(
            "a tie with a dead leader in a memcg",
            "2.6.11=10, 3.12.24=12, 3.13=10, 3.14=12",
            leaderless,
            memcg(BOX)),
        dies("T27: a victim in flight", "2.6.11=wait 11", machine(large, leaving, small), global()),
        dies("T27 by SysRq", "2.6.11=wait 11, 3.4=11", machine(large, leaving, small), sysrq()),
        dies(
            "T28: reaped before",
            "2.6.11=wait 11, 4.6=10",
            machine(large, reaped, small),
            global()),
        dies(
            "another one exiting",
            "2.6.11=wait 11, 4.6=10",
            machine(user(10, 900).build(), exiting),
            global()),
        dies(
            "T30: current exiting behind a victim in flight",
            "2.6.11=wait 10, 3.4.68=wait 11, 3.4.108=wait 10, 3.8=wait 11",
            machine(inFlight, exiting),
            allocating(11, OomConstraint.NONE)),
        dies(
            "T30 in a memcg: current exiting behind a victim in flight",
            "2.6.11=wait 10, 3.4.68=wait 11, 3.5=wait 10, 3.10=wait 11",
            machine(inFlight, exiting),
            allocatingIn(BOX, 11)),
        dies(
            "current with a fatal signal behind a victim in flight",
            "2.6.11=wait 10, 2.6.36=wait 11, 4.8=wait 10",
            machine(inFlight, signalled),
            allocating(11, OomConstraint.NONE)),
        dies(
            "in a memcg: current with a fatal signal behind a victim in flight",
            "2.6.11=wait 10, 2.6.39=wait 11, 4.8=wait 10",
            machine(inFlight, signalled),
            allocatingIn(BOX, 11)),
        dies(
            "current writing a core dump behind a victim in flight",
            "2.6.11=wait 10, 3.4.68=wait 11, 3.4.108=wait 10, 3.8=wait 11, 4.0=wait 10",
            machine(inFlight, dumping),
            allocating(11, OomConstraint.NONE)),
        dies(
            "another one writing a core dump",
            "2.6.11=wait 11, 4.0=10",
            machine(user(10, 900).build(), dumping),
            global()),
        dies(
            "current exiting on the memory of one that writes a core dump",
            "2.6.11=wait 11, 4.8=10",
            machine(
                user(10, 50_000).build(),
                user(11, 5).sharedMm(7).flags(TaskFlag.EXITING).build(),
                user(12, 5).sharedMm(7).flags(TaskFlag.EXITING, TaskFlag.DUMPING_CORE).build()),
            allocating(11, OomConstraint.NONE)),
        dies("an origin", "2.6.11=11", machine(hog, origin), global()),
        dies(
            "an origin behind one at 1000",
            "2.6.11=11, 2.6.36=10, 3.8=11",
            machine(offered, origin),
            global()),
        dies(
            "T29: a protected origin",
            "2.6.11=11, 2.6.12=10, 3.0=11",
            machine(hog, protectedOrigin),
            global()),
        dies("two origins", "2.6.11=11, 3.8=12", machine(origin, secondOrigin), global()),
        dies(
            "an origin before a victim in flight",
            "2.6.11=11, 2.6.19=wait 13",
            machine(origin, user(13, 5).flags(TaskFlag.OOM_VICTIM).build()),
            global()),
        dies(
            "T34: a hog on other nodes",
            "2.6.11=11, 2.6.14=10, 2.6.19=11, 2.6.36=10",
            elsewhere,
            global()),
        dies(
            "T34 in a memcg",
            "2.6.11=11, 2.6.14=10, 2.6.19=11, 2.6.36=10, 5.3=11",
            elsewhere,
            memcg(BOX)),
        dies(
            "T30: current exiting",
            "2.6.11=wait 11",
            machine(user(10, 900).build(), exiting),
            allocating(11, OomConstraint.NONE)),
        dies(
            "the largest exiting, and nobody told as current",
            "2.6.11=wait 11",
            machine(user(10, 900).build(), user(11, 1_000_000).flags(TaskFlag.EXITING).build()),
            global()),
        dies(
            "J: a victim in flight whose memory is gone",
            "2.6.11=10, 2.6.36=wait 11",
            machine(
                user(10, 900).build(),
                user(11, 900).flags(TaskFlag.OOM_VICTIM, TaskFlag.NO_MM).build()),
            global()),
        dies(
            "a protected victim in flight",
            "2.6.11=wait 11, 2.6.12=10, 2.6.19=wait 11",
            machine(
                user(10, 900).build(),
                user(11, 900).oomScoreAdj(-1000).oomAdj(-17).flags(TaskFlag.OOM_VICTIM).build()),
            global()),
        dies(
            "another one exiting whose memory is gone",
            "2.6.11=10",
            machine(
                user(10, 900).build(), user(11, 0).flags(TaskFlag.EXITING, TaskFlag.NO_MM).build()),
            global()));
  }

  private static Situation dies(
      String name, String eras, MachineState machine, OomControl control) {
    Function<KernelRules, String> ask = rules -> whoDies(rules, machine, control);
    return Situation.of(name, eras, ask);
  }
}
