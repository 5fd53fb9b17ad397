package org.oomlab.core.report.json;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import org.oomlab.core.engine.record.MemcgOutcome;
import org.oomlab.core.engine.record.ProcessOutcome;
import org.oomlab.core.engine.record.PsiSample;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.engine.record.Sample;
import org.oomlab.core.metrics.OracleRun;
import org.oomlab.core.metrics.PolicyRun;
import org.oomlab.core.reclaim.PressureAverage;
import org.oomlab.core.scenario.Scenario;
import tools.jackson.core.JsonGenerator;

/** A run as a document of {@code schema: oom/simulate/1}. */
public final class SimulateJson {
  private static final long MICROS_A_MILLI = 1000;

  /** Document, array, record: what stands in an event, a sample or a kill is on its line. */
  private static final int RECORD_LEVEL = 2;

  private SimulateJson() {}

  /** Writes the document. */
  public static void write(
      Writer out,
      String input,
      Scenario scenario,
      RunRecord run,
      PolicyRun result,
      OracleRun oracle)
      throws IOException {
    JsonDocument.write(
        out, RECORD_LEVEL, json -> document(json, input, scenario, run, result, oracle));
  }

  private static void document(
      JsonGenerator json,
      String input,
      Scenario scenario,
      RunRecord run,
      PolicyRun result,
      OracleRun oracle) {
    json.writeStartObject();
    json.writeStringProperty("schema", "oom/simulate/1");
    json.writeStringProperty("input", input);
    json.writeStringProperty("scenario", scenario.name());
    json.writeStringProperty("policy", result.policy());
    json.writeNumberProperty("seed", run.seed());
    json.writeStringProperty("kernel", run.kernel().toString());
    json.writeNumberProperty("pageSizeBytes", run.pageSizeBytes());
    json.writeNumberProperty("ramPages", run.ramPages());
    json.writeNumberProperty("durationMillis", scenario.durationMillis());
    json.writeNumberProperty("endMillis", run.endMicros() / MICROS_A_MILLI);
    json.writeArrayPropertyStart("events");
    run.events().forEach(event -> RunEventJson.write(json, event));
    json.writeEndArray();
    json.writeNumberProperty("omittedEvents", run.omittedEvents());
    json.writeArrayPropertyStart("kills");
    KillJson.all(json, result);
    json.writeEndArray();
    json.writeArrayPropertyStart("samples");
    run.samples().forEach(sample -> sample(json, sample));
    json.writeEndArray();
    json.writeNumberProperty("omittedSamples", run.omittedSamples());
    json.writeArrayPropertyStart("memcgs");
    run.memcgs().forEach(memcg -> memcg(json, memcg));
    json.writeEndArray();
    json.writeArrayPropertyStart("processes");
    run.processes().forEach(process -> process(json, process));
    json.writeEndArray();
    MetricsJson.write(json, "metrics", result.metrics());
    MetricsJson.oracle(json, oracle);
    Fields.number(
        json,
        "regretMillis",
        oracle.isKnown(),
        result.metrics().timeLostMillis() - oracle.metrics().timeLostMillis());
    json.writeEndObject();
  }

  private static void sample(JsonGenerator json, Sample sample) {
    json.writeStartObject();
    json.writeNumberProperty("timeMillis", sample.timeMicros() / MICROS_A_MILLI);
    json.writeNumberProperty("freePages", sample.freePages());
    json.writeNumberProperty("anonPages", sample.anonPages());
    json.writeNumberProperty("filePages", sample.filePages());
    json.writeNumberProperty("shmemPages", sample.shmemPages());
    json.writeNumberProperty("unevictablePages", sample.unevictablePages());
    json.writeNumberProperty("slabPages", sample.slabPages());
    json.writeNumberProperty("pageTablePages", sample.pageTablePages());
    json.writeNumberProperty("stackPages", sample.stackPages());
    json.writeNumberProperty("zramPages", sample.zramPages());
    json.writeNumberProperty("dirtyPages", sample.dirtyPages());
    json.writeNumberProperty("swapUsedPages", sample.swapUsedPages());
    json.writeNumberProperty("swapTotalPages", sample.swapTotalPages());
    json.writeNumberProperty("processes", sample.processes());
    pressure(json, sample.pressure());
    json.writeArrayPropertyStart("memcgs");
    sample
        .memcgs()
        .forEach(
            memcg -> {
              json.writeStartObject();
              json.writeStringProperty("memcg", memcg.memcg().value());
              json.writeNumberProperty("usagePages", memcg.usagePages());
              json.writeNumberProperty("swapPages", memcg.swapPages());
              pressure(json, memcg.pressure());
              json.writeEndObject();
            });
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void pressure(JsonGenerator json, PsiSample pressure) {
    json.writeNumberProperty("someMillis", pressure.someMicros() / MICROS_A_MILLI);
    json.writeNumberProperty("fullMillis", pressure.fullMicros() / MICROS_A_MILLI);
    average(json, "someAvg10", pressure.someAvg10());
    average(json, "someAvg60", pressure.someAvg60());
    average(json, "someAvg300", pressure.someAvg300());
    average(json, "fullAvg10", pressure.fullAvg10());
    average(json, "fullAvg60", pressure.fullAvg60());
    average(json, "fullAvg300", pressure.fullAvg300());
  }

  private static void average(JsonGenerator json, String name, long value) {
    json.writeNumberProperty(name, new BigDecimal(new PressureAverage(value).text()));
  }

  private static void memcg(JsonGenerator json, MemcgOutcome memcg) {
    json.writeStartObject();
    json.writeStringProperty("memcg", memcg.memcg().value());
    json.writeNumberProperty("peakPages", memcg.peakPages());
    json.writeNumberProperty("swapPeakPages", memcg.swapPeakPages());
    json.writeNumberProperty("low", memcg.events().low());
    json.writeNumberProperty("high", memcg.events().high());
    json.writeNumberProperty("max", memcg.events().max());
    json.writeNumberProperty("oom", memcg.events().oom());
    json.writeNumberProperty("oom_kill", memcg.events().oomKill());
    json.writeNumberProperty("oom_group_kill", memcg.events().oomGroupKill());
    json.writeEndObject();
  }

  private static void process(JsonGenerator json, ProcessOutcome process) {
    json.writeStartObject();
    json.writeNumberProperty("pid", process.task().pid());
    json.writeStringProperty("name", process.comm());
    json.writeStringProperty("group", process.group());
    json.writeStringProperty("memcg", process.memcg().value());
    json.writeNumberProperty("startMillis", process.startMicros() / MICROS_A_MILLI);
    json.writeNumberProperty("endMillis", process.endMicros() / MICROS_A_MILLI);
    json.writeStringProperty("reason", process.reason().name());
    json.writeNumberProperty("cpuMillis", process.cpuMicros() / MICROS_A_MILLI);
    json.writeNumberProperty("workUnits", process.workUnits());
    json.writeNumberProperty("cpuLostMillis", process.cpuLostMicros() / MICROS_A_MILLI);
    json.writeNumberProperty("stallMillis", process.stallMicros() / MICROS_A_MILLI);
    json.writeNumberProperty("peakRssPages", process.peakRssPages());
    json.writeEndObject();
  }
}
