package org.oomlab.cli.spare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oomlab.cli.spare.Ooms.LARGE;
import static org.oomlab.cli.spare.Ooms.SMALL;
import static org.oomlab.cli.spare.Ooms.impossible;
import static org.oomlab.cli.spare.Ooms.kinds;
import static org.oomlab.cli.spare.Ooms.memcg;
import static org.oomlab.cli.spare.Ooms.needed;
import static org.oomlab.cli.spare.Ooms.shortOf;

import org.junit.jupiter.api.Test;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.memory.MemcgLimits;
import org.oomlab.core.spare.Lever;
import org.oomlab.core.spare.Remedy;
import org.oomlab.core.spare.SideEffect;
import org.oomlab.testkit.Incidents;

/** What a memcg lacked for one request, by hand. */
class SpareLimitsTest {
  /** 5000 of 5000 pages, and 4 asked for. */
  @Test
  void limit_ofARequestOfOrder2_fallsShortByItAtMost() {
    Incident incident =
        Incidents.like(memcg(LARGE, SMALL)).invoker(new Invoker("t", 10, 0, "", 2, 0)).build();

    Remedy.Needed limit = needed(incident, Lever.MEMORY_MAX);

    assertThat(limit.needed() - limit.current()).isEqualTo(4 * 4096);
    assertThat(limit.victimsInstead()).isEmpty();
    assertThat(kinds(limit)).containsExactly(SideEffect.Kind.AT_MOST);
  }

  /** Lowered below what is in use by somebody outside: what it was before is not shown. */
  @Test
  void limit_belowTheUsage_isNotToldUnlessAMemberAsked() {
    Incident outside = shortOf(5001, 5000, MemcgLimits.UNLIMITED, 0, 99);
    Incident inside = shortOf(5001, 5000, MemcgLimits.UNLIMITED, 0, 10);

    assertThat(impossible(outside, Lever.MEMORY_MAX)).contains("lowered");
    assertThat(needed(inside, Lever.MEMORY_MAX).needed()).isEqualTo(5002 * 4096);
  }

  @Test
  void limit_withRoomAsPrinted_isNotWhatWasShort() {
    Incident incident = shortOf(4999, 5000, MemcgLimits.UNLIMITED, 0, 10);

    assertThat(impossible(incident, Lever.MEMORY_MAX)).contains("had room");
  }

  /** 4000 of 5000 pages of memory, but with 2000 in swap 6000 of 6000 of both. */
  @Test
  void swap_ofMemoryAndSwapTogether_fallsShortByTheRequest() {
    Incident incident = shortOf(4000, 5000, 6000, 2000, 10);

    Remedy.Needed swap = needed(incident, Lever.SWAP);

    assertThat(swap.knob()).isEqualTo("memory.memsw.limit_in_bytes");
    assertThat(swap.current()).isEqualTo(6000 * 4096);
    assertThat(swap.needed()).isEqualTo(6001 * 4096);
    assertThat(impossible(incident, Lever.MEMORY_MAX))
        .contains("memory and swap together was short");
  }

  @Test
  void limits_bothReached_areNoSingleChange() {
    Incident incident = shortOf(5000, 5000, 6000, 1000, 10);

    assertThat(impossible(incident, Lever.MEMORY_MAX)).contains("as well");
    assertThat(impossible(incident, Lever.SWAP)).contains("as well");
  }
}
