package org.oomlab.api.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.memory.MemoryUse;
import org.oomlab.api.memory.NodeMemory;
import org.oomlab.api.memory.SwapSpace;

class MachineRecordsTest {

  static List<ThrowingCallable> impossible() {
    return List.of(
        () -> new Sysctls(3, false, true, 60),
        () -> new Sysctls(0, false, true, 201),
        () -> machine(3000, 1),
        () -> machine(2048, 1),
        () -> machine(4096, -1));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void constructor_impossibleValue_isRefused(ThrowingCallable constructor) {
    assertThatIllegalArgumentException().isThrownBy(constructor);
  }

  @Test
  void machine_listsGiven_areCopied() {
    List<NodeMemory> nodes = new ArrayList<>(List.of(new NodeMemory(0, List.of())));
    MachineState machine =
        new MachineState(
            KernelRelease.of(6, 12),
            65_536,
            1,
            SwapSpace.NONE,
            MemoryUse.UNKNOWN,
            nodes,
            MemcgTree.EMPTY,
            List.of(),
            Sysctls.DEFAULT);
    nodes.clear();

    assertThat(machine.nodes()).hasSize(1);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> machine.nodes().clear());
  }

  private static MachineState machine(int pageSizeBytes, long ramPages) {
    return new MachineState(
        KernelRelease.of(6, 12),
        pageSizeBytes,
        ramPages,
        SwapSpace.NONE,
        MemoryUse.UNKNOWN,
        List.of(),
        MemcgTree.EMPTY,
        List.of(),
        Sysctls.DEFAULT);
  }
}
