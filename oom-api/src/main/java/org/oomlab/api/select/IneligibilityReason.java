package org.oomlab.api.select;

/** Why a process cannot be a victim. */
public enum IneligibilityReason {
  KERNEL_THREAD("is a kernel thread"),
  GLOBAL_INIT("is init"),
  NO_MM("has no memory of its own left"),
  OOM_SCORE_ADJ_MIN("has oom_score_adj -1000"),
  OOM_DISABLE("has oom_adj -17"),
  MM_OOM_SKIP("was killed before and its memory is already reaped"),
  IN_VFORK("runs on its parent's memory (vfork)"),
  NUMA_INELIGIBLE("may not use the nodes that are short"),
  OUTSIDE_DOMAIN("is outside the memcg that is short"),
  POLICY("is exempt by the policy's own rule");

  private final String phrase;

  IneligibilityReason(String phrase) {
    this.phrase = phrase;
  }

  /** Returns the reason as the end of a sentence that starts with the process's name. */
  public String phrase() {
    return phrase;
  }
}
