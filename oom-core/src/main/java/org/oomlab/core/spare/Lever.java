package org.oomlab.core.spare;

import java.util.Locale;

/** A kind of change that can save a process. */
public enum Lever {
  /** Its own {@code oom_score_adj}, or {@code oom_adj} where the report has only that. */
  OOM_SCORE_ADJ("adj"),
  /** Its own resident memory, the OOM happening all the same. */
  OWN_SIZE("pages"),
  /** The same knob of one other process, which then dies. */
  OTHER_ADJ("adj"),
  /** The limit of the memcg that was full. */
  MEMORY_MAX("bytes"),
  /** How much may be in swap. */
  SWAP("bytes"),
  /** {@code memory.oom.group} of a memcg that dies as a whole. */
  OOM_GROUP("flag");

  private final String unit;

  Lever(String unit) {
    this.unit = unit;
  }

  /** Returns what its values count. */
  public String unit() {
    return unit;
  }

  /** Returns its name in documents. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
