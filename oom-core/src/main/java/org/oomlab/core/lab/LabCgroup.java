package org.oomlab.core.lab;

/**
 * A cgroup of a trial. Sizes in kB; 0 is no limit, and for swap and swappiness -1.
 *
 * @param name its path below the trial's own, which is empty
 * @param swapMaxKb limit of swap, on v1 of memory and swap together
 * @param mems bit mask of memory nodes, 0 where not set
 */
public record LabCgroup(
    String name,
    long maxKb,
    long swapMaxKb,
    long minKb,
    long lowKb,
    long highKb,
    boolean oomGroup,
    int swappiness,
    int mems) {
  static LabCgroup of(Facts facts) {
    return new LabCgroup(
        facts.text("name"),
        facts.number("memoryMaxKb", 0),
        facts.number("swapMaxKb", -1),
        facts.number("memoryMinKb", 0),
        facts.number("memoryLowKb", 0),
        facts.number("memoryHighKb", 0),
        facts.number("oomGroup", 0) != 0,
        (int) facts.number("swappiness", -1),
        (int) facts.number("mems", 0));
  }
}
