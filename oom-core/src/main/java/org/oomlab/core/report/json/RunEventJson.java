package org.oomlab.core.report.json;

import org.oomlab.api.select.Verdict;
import org.oomlab.core.engine.record.RunEvent;
import tools.jackson.core.JsonGenerator;

/** The events of a run, each an object with {@code timeMillis} and {@code type}. */
final class RunEventJson {
  private static final long MICROS_A_MILLI = 1000;

  private RunEventJson() {}

  static void write(JsonGenerator json, RunEvent event) {
    json.writeStartObject();
    json.writeNumberProperty("timeMillis", event.timeMicros() / MICROS_A_MILLI);
    switch (event) {
      case RunEvent.Start start -> {
        type(json, "START");
        json.writeNumberProperty("pid", start.task().pid());
        json.writeStringProperty("name", start.comm());
        json.writeStringProperty("group", start.group());
        json.writeStringProperty("memcg", start.memcg().value());
        Fields.positive(json, "parentPid", start.parentPid());
      }
      case RunEvent.Restart restart -> {
        type(json, "RESTART");
        json.writeNumberProperty("pid", restart.task().pid());
        json.writeStringProperty("group", restart.group());
        json.writeNumberProperty("replacesPid", restart.replaces().pid());
      }
      case RunEvent.Exit exit -> {
        type(json, "EXIT");
        json.writeNumberProperty("pid", exit.task().pid());
        json.writeStringProperty("group", exit.group());
        json.writeStringProperty("reason", exit.reason().name());
      }
      case RunEvent.Oom oom -> {
        type(json, "OOM");
        KillJson.control(json, oom.control());
        json.writeStringProperty("verdict", verdict(oom.verdict()));
        json.writeStringProperty("reason", oom.verdict().explanation().reason().sentence());
      }
      case RunEvent.Kill kill -> {
        type(json, "KILL");
        json.writeNumberProperty("victimPid", kill.victim().pid());
        json.writeStringProperty("group", kill.group());
        KillJson.daemon(json, kill);
        KillJson.pids(json, "killedPids", kill.killed());
        json.writeNumberProperty("rssPages", kill.victimRssPages());
      }
      case RunEvent.Reaped reaped -> {
        type(json, "REAPED");
        json.writeNumberProperty("pid", reaped.task().pid());
        json.writeNumberProperty("freedPages", reaped.freedPages());
      }
      case RunEvent.DirectReclaim reclaim -> {
        type(json, "DIRECT_RECLAIM");
        json.writeStringProperty("memcg", reclaim.domain().value());
        json.writeNumberProperty("rounds", reclaim.rounds());
        json.writeNumberProperty("scannedPages", reclaim.scannedPages());
        json.writeNumberProperty("reclaimedPages", reclaim.reclaimedPages());
        json.writeNumberProperty("stalledMicros", reclaim.stalledMicros());
      }
      case RunEvent.KswapdWake wake -> {
        type(json, "KSWAPD_WAKE");
        json.writeNumberProperty("node", wake.node());
      }
      case RunEvent.SwapFull full -> {
        type(json, "SWAP_FULL");
        json.writeNumberProperty("totalPages", full.totalPages());
      }
      case RunEvent.MemcgHigh high -> {
        type(json, "MEMCG_HIGH");
        json.writeStringProperty("memcg", high.memcg().value());
      }
      case RunEvent.MemcgMax max -> {
        type(json, "MEMCG_MAX");
        json.writeStringProperty("memcg", max.memcg().value());
      }
      case RunEvent.LimitChanged changed -> {
        type(json, "SETTING");
        json.writeStringProperty("what", changed.what());
        json.writeNumberProperty("value", changed.value());
      }
      case RunEvent.OvercommitRefused refused -> {
        type(json, "OVERCOMMIT_REFUSED");
        json.writeNumberProperty("pid", refused.task().pid());
        json.writeNumberProperty("pages", refused.pages());
      }
      case RunEvent.Panic panic -> {
        type(json, "PANIC");
        json.writeStringProperty("reason", panic.reason());
      }
    }
    json.writeEndObject();
  }

  private static void type(JsonGenerator json, String type) {
    json.writeStringProperty("type", type);
  }

  private static String verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.KillTask _ -> "KILL_TASK";
      case Verdict.KillMemcg _ -> "KILL_MEMCG";
      case Verdict.Wait _ -> "WAIT";
      case Verdict.Decline _ -> "DECLINE";
      case Verdict.NobodyKillable _ -> "NO_KILLABLE";
      case Verdict.Panic _ -> "PANIC";
    };
  }
}
