package org.oomlab.policy.classic;

import static org.oomlab.policy.classic.Ask.global;
import static org.oomlab.policy.classic.Ask.machine;
import static org.oomlab.policy.classic.Ask.memcg;
import static org.oomlab.policy.classic.Ask.user;
import static org.oomlab.policy.classic.Ask.whoDies;

import java.util.List;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Memcgs;

/** Who dies with or instead of the choice: vectors T26, T31 to T33, T40, T42. */
final class KillSituations {
  private KillSituations() {}

  static List<Situation> all() {
    TaskSnapshot parent = user(10, 1_000_000).build();
    TaskSnapshot sharingParent = user(10, 1_000_000).sharedMm(7).build();
    TaskSnapshot init = user(1, 5).sharedMm(7).flags(TaskFlag.GLOBAL_INIT).build();
    MachineState groups =
        Machines.like(
                machine(
                    user(1, 5).memcg("/a").flags(TaskFlag.GLOBAL_INIT).build(),
                    user(10, 5).memcg("/a").build(),
                    user(11, 1_000_000).memcg("/a/b/c").build(),
                    user(12, 5).memcg("/a").oomScoreAdj(-1000).oomAdj(-17).build(),
                    user(13, 5).memcg("/d").build()))
            .memcgs(
                Memcgs.memcg("/a").oomGroup(true).build(),
                Memcgs.memcg("/a/b").build(),
                Memcgs.memcg("/a/b/c").oomGroup(true).build(),
                Memcgs.memcg("/d").build())
            .build();
    return List.of(
        dies(
            "T26: a child of 10 pages",
            "2.6.11=11, 5.1=10",
            machine(parent, user(11, 10).parent(10).build()),
            global()),
        dies(
            "T26: a protected child",
            "2.6.11=11, 2.6.20=10",
            machine(parent, user(11, 10).parent(10).oomScoreAdj(-1000).oomAdj(-17).build()),
            global()),
        dies(
            "T26: a child on its parent's memory",
            "2.6.11=10 11, 2.6.20=10, 2.6.21=10 11, 2.6.32=10, 2.6.36=11, 2.6.37=11 10,"
                + " 2.6.39=10 11",
            machine(sharingParent, user(11, 10).parent(10).sharedMm(7).build()),
            global()),
        dies(
            "a child on other nodes",
            "2.6.11=11, 2.6.36=10",
            machine(parent, user(11, 10).parent(10).flags(TaskFlag.NUMA_INELIGIBLE).build()),
            global()),
        // 1000 + 2 * 3000 in full and 1000 + 2 * 1501 by half; in thousandths all of them are 1.
        dies(
            "A3: RHEL 5, a fork server and one larger than it with half of its children",
            "2.6.11=11, 2.6.16=13, 2.6.36=11, 3.5=13",
            machine(
                user(10, 1000).parent(0).build(),
                user(11, 3000).parent(10).build(),
                user(12, 3000).parent(10).build(),
                user(13, 5000).parent(0).build()),
            global()),
        dies(
            "two children",
            "2.6.11=11, 2.6.36=12, 5.1=10",
            machine(
                parent, user(11, 100_000).parent(10).build(), user(12, 200_000).parent(10).build()),
            global()),
        dies(
            "T31: a protected sharer",
            "2.6.11=10 11, 2.6.20=10, 2.6.21=none, 2.6.32=10, 2.6.37=panic, 3.2=10, 4.8=10 11",
            machine(sharingParent, user(11, 5).sharedMm(7).oomScoreAdj(-1000).oomAdj(-17).build()),
            global()),
        dies(
            "init and another sharing",
            "2.6.11=10 12, 2.6.20=10, 2.6.21=10 1 12, 2.6.32=10, 2.6.37=10 1 12, 4.4=10 12",
            machine(init, sharingParent, user(12, 5).sharedMm(7).build()),
            global()),
        dies(
            "T33: groups, an OOM of the machine",
            "2.6.11=11, 4.19=/a: 11 1 10, 4.19.40=/a: 11 10, 4.20=/a: 11 1 10, 5.1=/a: 11 10",
            groups,
            global()),
        dies(
            "T33: groups, an OOM in the middle",
            "2.6.11=11, 4.19=/a/b/c: 11",
            groups,
            memcg("/a/b")),
        dies(
            "T32: a child in vfork, its parent's equal",
            "2.6.11=10 11, 2.6.20=10, 2.6.21=10 11, 2.6.32=10, 2.6.37=10 11, 4.7=11 10, 4.8=10 11",
            machine(
                sharingParent, user(11, 1_000_000).sharedMm(7).flags(TaskFlag.IN_VFORK).build()),
            global()),
        dies(
            "the choice is exiting, a sharer is not",
            "2.6.11=wait 11, 4.8=11 12",
            machine(
                user(11, 1000).flags(TaskFlag.EXITING).sharedMm(7).build(),
                user(12, 900).sharedMm(7).build()),
            global()),
        dies(
            "T42: the init of a container, beside the machine's",
            "2.6.11=4711",
            machine(
                user(1, 950_000).comm("systemd").flags(TaskFlag.GLOBAL_INIT).build(),
                user(4711, 900_000).comm("systemd").build(),
                user(4712, 10).build()),
            global()),
        dies(
            "T40: a parent at its limit",
            "2.6.11=11",
            machine(
                user(10, 100_000).memcg("/p/a").build(),
                user(11, 200_000).memcg("/p/b").build(),
                user(12, 900_000).memcg("/q").build()),
            memcg("/p")));
  }

  private static Situation dies(
      String name, String eras, MachineState machine, OomControl control) {
    return Situation.of(name, eras, rules -> whoDies(rules, machine, control));
  }
}
