package org.oomlab.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.oomlab.api.memory.MemcgPath;

class TaskRecordsTest {

  static List<ThrowingCallable> impossible() {
    return List.of(
        () -> new TaskId(-1, 0),
        () -> new TaskId(1, -2),
        () -> new TaskFlags(1 << 20),
        () -> new RssSplit.Known(0, -1, 0),
        () -> new Lineage.Known(-1, 0, 0, 0, Set.of()),
        () -> new Lineage.Known(1, 20, 0, 0, Set.of()),
        () -> new Lineage.Known(1, -21, 0, 0, Set.of()),
        () -> new Lineage.Known(1, 0, -1, 0, Set.of()),
        () -> task(TaskId.NOBODY, 1, 0, RssSplit.UNKNOWN, 0, 0),
        () -> task(TaskId.ofPid(1), 0, 0, RssSplit.UNKNOWN, 0, 0),
        () -> task(TaskId.ofPid(1), 1, -1, RssSplit.UNKNOWN, 0, 0),
        () -> task(TaskId.ofPid(1), 1, 5, new RssSplit.Known(1, 1, 1), 0, 0),
        () -> task(TaskId.ofPid(1), 1, 0, RssSplit.UNKNOWN, 1001, 0),
        () -> task(TaskId.ofPid(1), 1, 0, RssSplit.UNKNOWN, -1001, 0),
        () -> task(TaskId.ofPid(1), 1, 0, RssSplit.UNKNOWN, 0, -18),
        () -> task(TaskId.ofPid(1), 1, 0, RssSplit.UNKNOWN, 0, 17));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void constructor_impossibleValue_isRefused(ThrowingCallable constructor) {
    assertThatIllegalArgumentException().isThrownBy(constructor);
  }

  @Test
  void task_endsOfTheRanges_areTaken() {
    assertThat(task(TaskId.ofPid(1), 1, 3, new RssSplit.Known(1, 1, 1), -1000, -17).pid())
        .isEqualTo(1);
    assertThat(task(TaskId.ofPid(1), 2, 0, RssSplit.UNKNOWN, 1000, 15).mmPid()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void with_flag_setsItAndNoOther(TaskFlag flag) {
    TaskFlags flags = TaskFlags.NONE.with(flag);

    assertThat(flags.asSet()).containsExactly(flag);
    assertThat(flags.with(flag)).isEqualTo(flags);
    assertThat(TaskFlags.of(TaskFlag.values()).has(flag)).isTrue();
    assertThat(TaskFlags.NONE.has(flag)).isFalse();
  }

  @Test
  void compareTo_ids_goesByPidThenStart() {
    assertThat(new TaskId(9, 5)).isLessThan(new TaskId(10, 1));
    assertThat(new TaskId(9, 5)).isGreaterThan(new TaskId(9, 4));
    assertThat(TaskId.ofPid(0)).isSameAs(TaskId.NOBODY);
  }

  private static TaskSnapshot task(
      TaskId id, int mmPid, long rssPages, RssSplit split, int oomScoreAdj, int oomAdj) {
    return new TaskSnapshot(
        id,
        mmPid,
        0,
        "t",
        0,
        rssPages,
        split,
        0,
        0,
        0,
        oomScoreAdj,
        oomAdj,
        TaskFlags.NONE,
        MemcgPath.ROOT,
        TaskSnapshot.MM_NOT_SHARED,
        Lineage.UNKNOWN);
  }
}
