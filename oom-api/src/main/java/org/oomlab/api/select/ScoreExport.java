package org.oomlab.api.select;

/** How {@code /proc/PID/oom_score} is made from the score ({@code proc_oom_score()}). */
public enum ScoreExport {
  /** Per mille of RAM and swap, 3.5 to 5.8. */
  PER_MILLE,
  /** Per mille shifted by 1000 and scaled by two thirds, from 5.9. */
  SHIFTED_TWO_THIRDS
}
