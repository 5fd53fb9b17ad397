package org.oomlab.core.rules;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.oomlab.api.machine.KernelRelease;

/**
 * What a kernel release does around an OOM, as switches: watermarks, charges, retries and the
 * reaper. Policies do not ask for it; the simulator does.
 *
 * @param since the first release these rules hold for
 * @param watermarks where a zone's watermarks stand
 * @param reclaim what is scanned and how long an allocation goes on
 * @param charge what a charge to a memcg does
 * @param reaper what becomes of a victim's memory
 * @param interleaveBinds an interleave policy binds a task to its nodes in the OOM killer's eyes,
 *     as a bind policy does (up to 5.13)
 */
public record EngineRules(
    KernelRelease since,
    Watermarks watermarks,
    Reclaim reclaim,
    Charge charge,
    Reaper reaper,
    boolean interleaveBinds) {

  /**
   * Where a zone's watermarks stand.
   *
   * @param byScaleFactor {@code watermark_scale_factor} widens them (4.6 and later)
   * @param boosted a fallback to pages of another kind boosts them (5.0 and later)
   * @param minFreeCapKb the most that boot sets {@code min_free_kbytes} to
   */
  public record Watermarks(boolean byScaleFactor, boolean boosted, long minFreeCapKb) {}

  /**
   * What is scanned and how long an allocation goes on.
   *
   * @param roundsDiscount each round without progress counts a sixteenth less of the reclaimable
   *     pages (up to 4.11)
   * @param scanAddsOne the size of a protected memcg is taken one page larger (5.15 and later)
   */
  public record Reclaim(boolean roundsDiscount, boolean scanAddsOne) {}

  /**
   * What a charge to a memcg does.
   *
   * @param batchPages how many pages are charged at once
   * @param retries how many rounds of reclaim may fail
   * @param asksWithoutFs a charge that may not enter the filesystem asks the OOM killer too (5.4
   *     and later)
   * @param forcedWithoutVictim where nobody can be killed, it goes over the limit (up to 5.14)
   */
  public record Charge(
      long batchPages, int retries, boolean asksWithoutFs, boolean forcedWithoutVictim) {}

  /**
   * What becomes of a victim's memory.
   *
   * @param start when the OOM reaper comes
   * @param takesLocked it frees locked pages too (5.19 and later)
   */
  public record Reaper(ReaperStart start, boolean takesLocked) {}

  /** Returns every switch by its name, in the order above; the values in lower case. */
  public SequencedMap<String, String> switches() {
    SequencedMap<String, String> switches = new LinkedHashMap<>();
    switches.put("watermarks.byScaleFactor", text(watermarks.byScaleFactor));
    switches.put("watermarks.boosted", text(watermarks.boosted));
    switches.put("watermarks.minFreeCapKb", text(watermarks.minFreeCapKb));
    switches.put("reclaim.roundsDiscount", text(reclaim.roundsDiscount));
    switches.put("reclaim.scanAddsOne", text(reclaim.scanAddsOne));
    switches.put("charge.batchPages", text(charge.batchPages));
    switches.put("charge.retries", text(charge.retries));
    switches.put("charge.asksWithoutFs", text(charge.asksWithoutFs));
    switches.put("charge.forcedWithoutVictim", text(charge.forcedWithoutVictim));
    switches.put("reaper.start", text(reaper.start));
    switches.put("reaper.takesLocked", text(reaper.takesLocked));
    switches.put("interleaveBinds", text(interleaveBinds));
    return switches;
  }

  private static String text(Object value) {
    return value.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
