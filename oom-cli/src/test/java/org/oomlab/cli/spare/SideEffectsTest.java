package org.oomlab.cli.spare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.cli.spare.Ooms.LARGE;
import static org.oomlab.cli.spare.Ooms.SMALL;
import static org.oomlab.cli.spare.Ooms.global;
import static org.oomlab.cli.spare.Ooms.kinds;
import static org.oomlab.cli.spare.Ooms.needed;
import static org.oomlab.cli.spare.Ooms.task;

import org.junit.jupiter.api.Test;
import org.oomlab.api.incident.Incident;
import org.oomlab.core.spare.Lever;
import org.oomlab.core.spare.SideEffect;
import org.oomlab.testkit.Tasks;

/** What to mind when another dies instead. */
class SideEffectsTest {
  @Test
  void victimInstead_theOnlyChildOfInit_isWarnedOf() {
    Incident incident =
        global(
            Tasks.like(LARGE).parent(11).build(),
            Tasks.like(SMALL).comm("containerd").parent(1).build());

    assertThat(kinds(needed(incident, Lever.OOM_SCORE_ADJ)))
        .contains(
            SideEffect.Kind.ONLY_CHILD_OF_INIT,
            SideEffect.Kind.CRITICAL,
            SideEffect.Kind.NEXT_IN_LINE,
            SideEffect.Kind.FREES_LESS);
  }

  @Test
  void victimInstead_equalToAnotherRow_mayBeInVfork() {
    assertThat(kinds(needed(global(LARGE, SMALL, task(12, 300)), Lever.OOM_SCORE_ADJ)))
        .contains(SideEffect.Kind.PERHAPS_IN_VFORK);
  }
}
