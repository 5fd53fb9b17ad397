package org.oomlab.linux.kmsg;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oomlab.linux.text.KernelLine;

/**
 * The machines that speak in a log, bounded in number and in what is remembered of all of them
 * together: the one that said nothing that matters for longest is forgotten. Not thread-safe.
 */
final class Hosts {
  static final int MOST = 64;

  /** The one that spoke last comes last. */
  private final Map<String, Host> byName = new LinkedHashMap<>(16, 0.75f, true);

  /** Returns what is known of a line's machine, which from now on is the one that spoke last. */
  Host of(KernelLine line) {
    return of(line.host());
  }

  /** Returns what is known of a machine, which from now on is the one that spoke last. */
  Host of(String name) {
    Host host = byName.computeIfAbsent(name, unknown -> new Host());
    if (byName.size() > MOST) {
      forgetEldest();
    }
    return host;
  }

  /** Returns the columns of the last title of a line's machine, empty before the first. */
  List<String> columns(KernelLine line) {
    Host known = byName.get(line.host());
    return known == null ? List.of() : known.tracker.columns();
  }

  /**
   * Remembers a kill.
   *
   * @param uptimeMicros when the report began that ended so, {@link Uptime#UNKNOWN} where the log
   *     does not say it
   */
  void killed(KernelLine line, KillLine kill, long uptimeMicros) {
    of(line).tracker.killed(kill, uptimeMicros);
    while (byName.size() > 1 && victims() > LogTracker.MOST_VICTIMS) {
      forgetEldest();
    }
  }

  /** Notes that what follows has nothing to do with the group that was dying. */
  void endGroups() {
    byName.values().forEach(host -> host.loneGroup.end());
  }

  private long victims() {
    return byName.values().stream().mapToLong(host -> host.tracker.victims()).sum();
  }

  private void forgetEldest() {
    byName.remove(byName.keySet().iterator().next());
  }
}
