package org.oomlab.core.rules;

import java.util.List;
import org.oomlab.api.machine.KernelRelease;

/**
 * The simulator's release table in the making, as {@link RulesDraft} is the OOM killer's: each row
 * states only what its release changed. Not thread-safe.
 */
final class EngineDraft extends TableDraft<EngineDraft, EngineRow> {
  static final String PAGE_ALLOC = "mm/page_alloc.c";
  private static final long OLD_CAP_KB = 65_536;
  private static final long OLD_BATCH_PAGES = 32;
  private static final int OLD_RETRIES = 5;

  private boolean byScaleFactor;
  private boolean boosted;
  private long minFreeCapKb = OLD_CAP_KB;
  private boolean roundsDiscount = true;
  private boolean scanAddsOne;
  private long batchPages = OLD_BATCH_PAGES;
  private int retries = OLD_RETRIES;
  private boolean asksWithoutFs;
  private boolean forcedWithoutVictim = true;
  private ReaperStart reaperStart = ReaperStart.NEVER;
  private boolean reaperTakesLocked;
  private boolean interleaveBinds = true;

  private EngineDraft(KernelRelease oldest) {
    super(oldest);
  }

  static EngineDraft startingAt(KernelRelease oldest) {
    return new EngineDraft(oldest);
  }

  @Override
  EngineDraft self() {
    return this;
  }

  @Override
  EngineRow row(KernelRelease since, List<Citation> citations) {
    return new EngineRow(rules(since), citations);
  }

  private EngineRules rules(KernelRelease since) {
    return new EngineRules(
        since,
        new EngineRules.Watermarks(byScaleFactor, boosted, minFreeCapKb),
        new EngineRules.Reclaim(roundsDiscount, scanAddsOne),
        new EngineRules.Charge(batchPages, retries, asksWithoutFs, forcedWithoutVictim),
        new EngineRules.Reaper(reaperStart, reaperTakesLocked),
        interleaveBinds);
  }

  EngineDraft byScaleFactor(boolean value) {
    byScaleFactor = value;
    return this;
  }

  EngineDraft boosted(boolean value) {
    boosted = value;
    return this;
  }

  EngineDraft minFreeCapKb(long value) {
    minFreeCapKb = value;
    return this;
  }

  EngineDraft roundsDiscount(boolean value) {
    roundsDiscount = value;
    return this;
  }

  EngineDraft scanAddsOne(boolean value) {
    scanAddsOne = value;
    return this;
  }

  EngineDraft batchPages(long value) {
    batchPages = value;
    return this;
  }

  EngineDraft retries(int value) {
    retries = value;
    return this;
  }

  EngineDraft asksWithoutFs(boolean value) {
    asksWithoutFs = value;
    return this;
  }

  EngineDraft forcedWithoutVictim(boolean value) {
    forcedWithoutVictim = value;
    return this;
  }

  EngineDraft reaperStart(ReaperStart value) {
    reaperStart = value;
    return this;
  }

  EngineDraft reaperTakesLocked(boolean value) {
    reaperTakesLocked = value;
    return this;
  }

  EngineDraft interleaveBinds(boolean value) {
    interleaveBinds = value;
    return this;
  }
}
