package org.oomlab.core.badness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.Proc;

/** Who holds CAP_SYS_ADMIN by what a source tells. */
class PrivilegesTest {

  /** Known capabilities count, not the user id; unknown ones are what the reading says. */
  @Test
  void privileges_knownCapabilities_overruleTheReading() {
    TaskSnapshot dropped =
        Proc.of(7).root().lineage(new Lineage.Known(0, 0, 0, 0, Set.of())).task();
    TaskSnapshot granted =
        Proc.of(8)
            .lineage(new Lineage.Known(0, 0, 0, 0, Set.of(Lineage.Capability.SYS_ADMIN)))
            .task();
    Privileges only = new Privileges.RootOnly(TaskId.ofPid(9));

    for (Privileges privileges : List.of(Privileges.root(), only)) {
      assertThat(privileges.isAdmin(dropped)).isFalse();
      assertThat(privileges.isAdmin(granted)).isTrue();
    }
    assertThat(Privileges.root().isAdmin(Proc.of(9).root().task())).isTrue();
    assertThat(Privileges.root().isAdmin(Proc.of(9).task())).isFalse();
    assertThat(only.isAdmin(Proc.of(9).root().task())).isTrue();
    assertThat(only.isAdmin(Proc.of(9).task())).isFalse();
    assertThat(only.isAdmin(Proc.of(10).root().task())).isFalse();
  }
}
