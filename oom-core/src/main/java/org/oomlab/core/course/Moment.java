package org.oomlab.core.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.scenario.MemcgLimit;
import org.oomlab.core.scenario.MemcgSettings;
import org.oomlab.core.scenario.Scenario;
import org.oomlab.core.scenario.TimedEvent;
import org.oomlab.core.text.Sizes;

/**
 * Something that happened to the machine and was no kill.
 *
 * @param timeMicros when
 * @param kind what sort of thing
 * @param text what, in a few words
 */
public record Moment(long timeMicros, Kind kind, String text) {
  private static final long MICROS_A_MILLI = 1000;

  /** What sort of thing happened. */
  public enum Kind {
    /** Somebody changed a setting. */
    SETTING,
    /** Swap was full. */
    SWAP_FULL,
    /** The machine stopped. */
    PANIC
  }

  static List<Moment> all(Scenario scenario, RunRecord run) {
    List<Moment> moments = new ArrayList<>();
    for (TimedEvent event : scenario.events()) {
      long micros = event.timeMillis() * MICROS_A_MILLI;
      if (micros <= run.endMicros()) {
        moments.add(new Moment(micros, Kind.SETTING, setting(event)));
      }
    }
    for (RunEvent event : run.events()) {
      if (event instanceof RunEvent.SwapFull full) {
        String size = Sizes.ofPages(full.totalPages(), run.pageSizeBytes());
        moments.add(
            new Moment(full.timeMicros(), Kind.SWAP_FULL, "all " + size + " of swap in use"));
      } else if (event instanceof RunEvent.Panic panic) {
        moments.add(new Moment(panic.timeMicros(), Kind.PANIC, "panic: " + panic.reason()));
      }
    }
    moments.sort(Comparator.comparingLong(Moment::timeMicros));
    return moments;
  }

  private static String setting(TimedEvent event) {
    return switch (event) {
      case TimedEvent.LimitChanged changed ->
          file(changed.limit())
              + " of "
              + changed.memcg()
              + " set to "
              + (changed.bytes() == MemcgSettings.UNLIMITED
                  ? "max"
                  : Sizes.ofBytes(changed.bytes()));
      case TimedEvent.SwapAdded added ->
          Sizes.ofBytes(added.device().sizeBytes()) + " of swap added: " + added.device().name();
      case TimedEvent.OomScoreAdjSet set ->
          "oom_score_adj of " + set.group() + " set to " + set.oomScoreAdj();
    };
  }

  private static String file(MemcgLimit limit) {
    return switch (limit) {
      case MIN -> "memory.min";
      case LOW -> "memory.low";
      case HIGH -> "memory.high";
      case MAX -> "memory.max";
      case SWAP_MAX -> "memory.swap.max";
      case MEMSW_MAX -> "memory.memsw.limit_in_bytes";
    };
  }
}
