package org.oomlab.policy.examples;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.core.badness.OomScores;
import org.oomlab.testkit.property.MachineArbitraries;

class ShownScoreProperties {
  @Provide
  Arbitrary<SelectionRequest> requests() {
    return MachineArbitraries.requests();
  }

  @Property
  void score_from2636_isTheOneThatTheCoreShows(@ForAll("requests") SelectionRequest request) {
    Assume.that(request.machine().kernel().compareTo(KernelRelease.parse("2.6.36")) >= 0);
    ShownScore shown = ShownScore.on(request);
    OomScores scores =
        OomScores.of(request.machine(), request.rules(), shown.control().totalPages());

    assertThat(request.machine().tasks())
        .allSatisfy(task -> assertThat(shown.of(task)).isEqualTo(scores.of(task)));
  }
}
