package org.oomlab.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.core.Fixtures.machine;
import static org.oomlab.core.Fixtures.task;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.TaskFlags;

class TollTest {

  /** 100 resident pages and 8192 bytes of page tables, which are 2 pages; no other is counted. */
  @Test
  void of_oneProcess_isWhatItHolds() {
    MachineState machine = machine("6.1", task(1, 100, 8192, 0), task(2, 5000, 0, 0));

    assertThat(Toll.of(machine, List.of(1))).isEqualTo(new Toll(true, 102, false, 0));
  }

  /** 3 and 4 run on the same 70 pages, 5 on 30 of its own. */
  @Test
  void of_sharers_countsTheirMemoryOnce() {
    MachineState machine =
        machine(
            "6.1",
            task(3, 70, 0, 0, TaskFlags.NONE, MemcgPath.UNKNOWN, 9),
            task(4, 70, 0, 0, TaskFlags.NONE, MemcgPath.UNKNOWN, 9),
            task(5, 30, 0, 0));

    assertThat(Toll.of(machine, List.of(3, 4, 5)).freedPages()).isEqualTo(100);
  }
}
