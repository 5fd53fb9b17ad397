package org.oomlab.core.lab;

/**
 * A process of a trial just before it begins. Sizes in kB.
 *
 * @param cgroup where it is, by the name of a {@link LabCgroup}
 * @param rssAnonKb and the like: as the kernel shows them
 * @param anonKb and the like: what it took itself
 * @param growsIn {@code anon}, {@code shared} or {@code tmpfs}; empty if it does not grow
 * @param policy {@code bind}, {@code preferred}, {@code interleave}, or another word for none
 * @param sharesMemoryOf comm of the process whose memory it runs on, or empty
 * @param sharedBy {@code vfork} where its parent waits for it
 */
public record LabProcess(
    int pid,
    String comm,
    String cgroup,
    int adj,
    int uid,
    int threads,
    long rssAnonKb,
    long rssFileKb,
    long rssShmemKb,
    long swapKb,
    long pteKb,
    long anonKb,
    long shmKb,
    long tmpfsKb,
    long fileKb,
    long lockedKb,
    String growsIn,
    long growLimitKb,
    long stepMs,
    String policy,
    int policyNodes,
    String sharesMemoryOf,
    String sharedBy) {
  private static final long USUAL_STEP_MS = 100;

  static LabProcess of(Facts facts) {
    boolean grows = facts.number("grows", 0) != 0;
    String growsIn = facts.text("growsIn");
    return new LabProcess(
        (int) facts.number("pid"),
        facts.text("comm"),
        facts.text("cgroup"),
        (int) facts.number("adj"),
        (int) facts.number("uid", 0),
        (int) facts.number("threads"),
        facts.number("rssAnonKb"),
        facts.number("rssFileKb", 0),
        facts.number("rssShmemKb"),
        facts.number("swapKb"),
        facts.number("pteKb"),
        facts.number("anonKb"),
        facts.number("shmKb"),
        facts.number("tmpfsKb", 0),
        facts.number("fileKb", 0),
        facts.number("lockedKb", 0),
        grows && growsIn.isEmpty() ? "anon" : growsIn,
        facts.number("growLimitKb", 0),
        facts.number("stepMs", USUAL_STEP_MS),
        facts.text("policy"),
        (int) facts.number("policyNodes", 0),
        facts.text("sharesMemoryOf"),
        facts.text("sharedBy"));
  }

  boolean sharesMemory() {
    return !sharesMemoryOf.isEmpty();
  }

  boolean grows() {
    return !growsIn.isEmpty();
  }
}
