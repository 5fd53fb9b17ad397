package org.oomlab.core.rules;

import static org.oomlab.core.rules.EngineDraft.PAGE_ALLOC;
import static org.oomlab.core.rules.RulesDraft.MEMCONTROL;
import static org.oomlab.core.rules.RulesDraft.OOM_KILL;

import java.util.List;
import java.util.SequencedMap;
import org.oomlab.api.machine.KernelRelease;

/**
 * The simulator's release table, beside the OOM killer's in {@link KernelProfiles}: what a release
 * does before an OOM and after a kill. Read in mainline trees, and in the stable series of 4.14,
 * 4.19 and 5.15.
 */
public final class EngineProfiles {
  private static final List<EngineRow> ROWS = from57(from46(oldest())).rows();

  private static final List<EngineRules> TABLE = ROWS.stream().map(EngineRow::rules).toList();

  private EngineProfiles() {}

  /** Returns the whole table with its citations, oldest first. */
  public static List<EngineRow> rows() {
    return ROWS;
  }

  /**
   * Returns the switches that a row of the table sets otherwise than the row before, by name; all
   * of them for the first row.
   */
  public static SequencedMap<String, String> changes(EngineRules row) {
    SequencedMap<String, String> changes = row.switches();
    int index = TABLE.indexOf(row);
    if (index > 0) {
      changes.entrySet().removeAll(TABLE.get(index - 1).switches().entrySet());
    }
    return changes;
  }

  /** Returns the rules of a release; those of the oldest row for one older still. O(table). */
  public static EngineRules rulesFor(KernelRelease release) {
    EngineRules found = TABLE.getFirst();
    for (EngineRules rules : TABLE) {
      if (release.compareTo(rules.since()) >= 0) {
        found = rules;
      }
    }
    return found;
  }

  private static EngineDraft oldest() {
    return EngineDraft.startingAt(KernelProfiles.OLDEST)
        .read(
            PAGE_ALLOC,
            "init_per_zone_wmark_min, __setup_per_zone_wmarks",
            "4.4.155",
            "",
            "the rules to begin with")
        .read(MEMCONTROL, "try_charge", "4.4.155", "", "32 pages at once, 5 rounds of reclaim");
  }

  private static EngineDraft from46(EngineDraft draft) {
    return draft
        .from("4.6")
        .read(OOM_KILL, "queue_oom_reaper", "4.6.2 to 6.18.2", "4.5", "the OOM reaper")
        .reaperStart(ReaperStart.AT_ONCE)
        .read(
            PAGE_ALLOC,
            "__setup_per_zone_wmarks",
            "4.8.15 to 6.12",
            "4.4.155",
            "watermark_scale_factor sets how far the watermarks stand apart")
        .byScaleFactor(true)
        .from("4.12")
        .read(
            PAGE_ALLOC,
            "should_reclaim_retry",
            "4.12 to 6.18.2",
            "4.11",
            "what is reclaimable counts whole in every round")
        .roundsDiscount(false)
        .from("4.14.177")
        .read(
            OOM_KILL,
            "out_of_memory",
            "4.14.177",
            "4.14.0",
            "stable: a memcg's charge asks without the filesystem too")
        .asksWithoutFs(true)
        .from("4.15")
        .read(
            OOM_KILL, "out_of_memory", "4.15.18 to 4.19.40", "4.14.177", "it does not, as in 4.14")
        .asksWithoutFs(false)
        .from("4.19.300")
        .read(
            OOM_KILL,
            "out_of_memory",
            "4.19.300",
            "4.19.40",
            "stable: a memcg's charge asks without the filesystem too")
        .asksWithoutFs(true)
        .from("4.20")
        .read(OOM_KILL, "out_of_memory", "4.20 to 5.3.1", "4.19.300", "it does not, as in 4.19")
        .asksWithoutFs(false)
        .from("5.0")
        .read(
            PAGE_ALLOC,
            "boost_watermark",
            "5.0.1 to 6.12",
            "4.14.0",
            "a fallback to pages of another kind boosts the watermarks")
        .boosted(true)
        .from("5.4")
        .read(
            OOM_KILL,
            "out_of_memory",
            "5.4.18 to 6.12",
            "5.3.1",
            "a memcg's charge asks without the filesystem too")
        .asksWithoutFs(true);
  }

  private static EngineDraft from57(EngineDraft draft) {
    return draft
        .from("5.7")
        .read(
            PAGE_ALLOC,
            "init_per_zone_wmark_min",
            "5.7.14 to 6.12",
            "5.4.18",
            "min_free_kbytes up to 256 MiB at boot")
        .minFreeCapKb(262_144)
        .from("5.9")
        .read(MEMCONTROL, "try_charge", "5.9.1 to 6.12", "5.8.1", "16 rounds of reclaim")
        .retries(16)
        .from("5.14")
        .read(
            "mm/mempolicy.c",
            "mempolicy_in_oom_domain",
            "5.14 to 6.12",
            "5.11.5",
            "of the memory policies only a bind policy binds")
        .interleaveBinds(false)
        .from("5.15")
        .read(
            MEMCONTROL,
            "try_charge_memcg",
            "5.15.16 to 6.12",
            "5.14",
            "a charge that found no victim fails")
        .forcedWithoutVictim(false)
        .read(
            "mm/vmscan.c",
            "get_scan_count",
            "5.15.16 to 6.12",
            "5.14",
            "a protected memcg's size is taken one page larger")
        .scanAddsOne(true)
        .from("5.15.100")
        .read(
            OOM_KILL,
            "queue_oom_reaper",
            "5.15.100 to 5.15.135",
            "5.15.16",
            "stable: the reaper comes after OOM_REAPER_DELAY")
        .reaperStart(ReaperStart.AFTER_TWO_SECONDS)
        .from("5.16")
        .read(OOM_KILL, "queue_oom_reaper", "5.17-rc5", "5.15.135", "at once, as in 5.15")
        .reaperStart(ReaperStart.AT_ONCE)
        .from("5.18")
        .read(
            OOM_KILL,
            "queue_oom_reaper",
            "5.19 to 6.18.2",
            "5.17-rc5",
            "the reaper comes after OOM_REAPER_DELAY")
        .reaperStart(ReaperStart.AFTER_TWO_SECONDS)
        .from("5.19")
        .read(
            OOM_KILL,
            "__oom_reap_task_mm",
            "5.19 to 6.18.2",
            "5.17-rc5",
            "locked memory is reaped too")
        .reaperTakesLocked(true)
        .from("6.1")
        .read(
            "include/linux/memcontrol.h",
            "MEMCG_CHARGE_BATCH",
            "6.1-rc7 to 6.12",
            "5.19",
            "64 pages charged at once")
        .batchPages(64);
  }
}
