package org.oomlab.api.select;

/** How {@code /proc/PID/oom_score} is made from the score ({@code proc_oom_score()}). */
public enum ScoreExport {
  /** The score itself: pages up to 2.6.35, thousandths from 2.6.36 to 3.4. */
  RAW,
  /** Per mille of RAM and swap, 3.5 to 5.8. */
  PER_MILLE,
  /** Per mille shifted by 1000 and scaled by two thirds, from 5.9. */
  SHIFTED_TWO_THIRDS
}
