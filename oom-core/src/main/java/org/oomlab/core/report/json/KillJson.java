package org.oomlab.core.report.json;

import java.util.List;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.metrics.JudgedKill;
import org.oomlab.core.metrics.PolicyRun;
import tools.jackson.core.JsonGenerator;

/** The kills of a run. */
final class KillJson {
  private static final long MICROS_A_MILLI = 1000;

  private KillJson() {}

  /** Writes a record for each kill. */
  static void all(JsonGenerator json, PolicyRun run) {
    for (int i = 0; i < run.kills().size(); i++) {
      kill(json, run.kills().get(i), run.names().get(i));
    }
  }

  /** Writes the daemon that killed; the kernel's own killer goes without saying. */
  static void daemon(JsonGenerator json, RunEvent.Kill kill) {
    if (kill.isByDaemon()) {
      json.writeStringProperty("daemon", kill.killer());
    }
  }

  /** Writes the pids of tasks. */
  static void pids(JsonGenerator json, String name, List<TaskId> tasks) {
    Fields.pids(json, name, tasks.stream().map(TaskId::pid).toList());
  }

  /** Writes what an OOM is confined to. */
  static void control(JsonGenerator json, OomControl control) {
    json.writeStringProperty("constraint", control.constraint().name());
    if (control.isMemcg()) {
      Fields.memcg(json, "oomMemcg", control.domain());
    }
    json.writeNumberProperty("totalPages", control.totalPages());
  }

  private static void kill(JsonGenerator json, JudgedKill judged, String name) {
    RunEvent.Kill kill = judged.event();
    json.writeStartObject();
    json.writeNumberProperty("timeMillis", kill.timeMicros() / MICROS_A_MILLI);
    json.writeNumberProperty("victimPid", kill.victim().pid());
    json.writeStringProperty("victimName", name);
    json.writeStringProperty("group", kill.group());
    daemon(json, kill);
    pids(json, "killedPids", kill.killed());
    json.writeNumberProperty("rssPages", kill.victimRssPages());
    json.writeNumberProperty("swapPages", kill.victimSwapPages());
    control(json, kill.control());
    Fields.memcg(json, "memcg", kill.memcg());
    json.writeNumberProperty("freedPages", judged.freedPages());
    json.writeNumberProperty("overkillPages", judged.overkillPages());
    json.writeBooleanProperty("wrong", judged.wrong());
    json.writeStringProperty("explanation", kill.verdict().explanation().reason().sentence());
    json.writeEndObject();
  }
}
