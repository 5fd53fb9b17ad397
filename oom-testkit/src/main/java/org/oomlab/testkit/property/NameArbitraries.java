package org.oomlab.testkit.property;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Names as users choose them, and as those who hate parsers do. */
final class NameArbitraries {
  private static final int COMM_CHARS = 15;

  private NameArbitraries() {}

  /** Returns command names of at most 15 characters. */
  static Arbitrary<String> comms() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.of("java", "postgres", "nginx", "Web Content", "kworker/0:1H")),
        Tuple.of(
            3,
            Arbitraries.of(
                "(sd-pam)", "a) b (c", "x,pid=1,uid=0", "[12] 0 0 0", "score 5", "tab\there", "")),
        Tuple.of(1, Arbitraries.strings().ascii().ofMaxLength(COMM_CHARS)));
  }

  /** Returns names of memcgs; some begin with another, which traps who compares text. */
  static Arbitrary<String> memcgs() {
    return Arbitraries.of("a", "ab", "abc", "kubepods", "kubepods.slice", "x y", "a,b", "task=1");
  }
}
