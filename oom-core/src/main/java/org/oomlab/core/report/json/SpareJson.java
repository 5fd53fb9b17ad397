package org.oomlab.core.report.json;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.oomlab.core.spare.Lever;
import org.oomlab.core.spare.Named;
import org.oomlab.core.spare.Remedy;
import org.oomlab.core.spare.SideEffect;
import org.oomlab.core.spare.SpareTally;
import org.oomlab.core.spare.SparedProcess;
import org.oomlab.core.spare.SparedProcess.Standing;
import tools.jackson.core.JsonGenerator;

/**
 * What would have saved a process as {@code oom/spare/1}.
 *
 * <p>{@code process} is null where the report's victim was asked for and there is none. {@code
 * standing} says whether it dies by the policy; where it does not, or cannot be told, there are no
 * levers and {@code reason} says why. A lever has either {@code needed}, in its {@code unit}, or
 * {@code impossible}, a sentence. {@code process} of a lever is whose knob it is, {@code memcg} the
 * memcg's; the one that it is not is left out. {@code victimInstead} is null where the OOM does not
 * happen, and where a total or a release that the report leaves open decides between those of
 * {@code victimInsteadOneOf}. {@code verified} is always true: a change that was not tried is not
 * told.
 */
public final class SpareJson {
  private SpareJson() {}

  /**
   * Writes the document.
   *
   * @param inputs names of all inputs
   * @param policy the policy as it was asked for
   * @param processes in order; read to the end
   * @param notes what could not be seen, a sentence each
   * @param errors what went wrong, a sentence each; asked behind the last process
   */
  public static void write(
      Writer out,
      List<String> inputs,
      String policy,
      Iterator<SparedProcess> processes,
      List<String> notes,
      Supplier<List<String>> errors)
      throws IOException {
    JsonDocument.writeRows(
        out,
        json -> {
          SpareTally tally = new SpareTally();
          json.writeStartObject();
          json.writeStringProperty("schema", "oom/spare/1");
          Fields.texts(json, "inputs", inputs);
          json.writeStringProperty("policy", policy);
          json.writeArrayPropertyStart("reports");
          while (processes.hasNext()) {
            SparedProcess spared = processes.next();
            report(json, spared);
            tally.add(spared);
          }
          json.writeEndArray();
          summary(json, tally);
          if (!notes.isEmpty()) {
            Fields.texts(json, "notes", notes);
          }
          Fields.errors(json, errors.get());
          json.writeEndObject();
        });
  }

  private static void report(JsonGenerator json, SparedProcess spared) {
    json.writeStartObject();
    json.writeStringProperty("input", spared.incident().origin().input());
    json.writeNumberProperty("index", spared.index());
    json.writeStringProperty("source", spared.source().name());
    if (spared.source() == SparedProcess.Source.REPORT) {
      json.writeNumberProperty("line", spared.incident().origin().line());
    }
    process(json, "process", spared.process());
    json.writeStringProperty("standing", spared.standing().name());
    Fields.text(json, "reason", spared.reason());
    json.writeArrayPropertyStart("levers");
    spared.remedies().forEach(remedy -> lever(json, remedy));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void lever(JsonGenerator json, Remedy remedy) {
    json.writeStartObject();
    json.writeStringProperty("lever", remedy.lever().id());
    switch (remedy) {
      case Remedy.Impossible none -> json.writeStringProperty("impossible", none.reason());
      case Remedy.Needed some -> needed(json, some);
    }
    json.writeEndObject();
  }

  private static void needed(JsonGenerator json, Remedy.Needed some) {
    json.writeStringProperty("knob", some.knob());
    json.writeStringProperty("unit", some.lever().unit());
    if (some.process().isSomebody()) {
      process(json, "process", some.process());
    }
    if (some.memcg().isKnown()) {
      Fields.memcg(json, "memcg", some.memcg());
    }
    json.writeNumberProperty("current", some.current());
    json.writeNumberProperty("needed", some.needed());
    boolean exact = some.victimsInstead().size() == 1;
    process(json, "victimInstead", exact ? some.victimsInstead().getFirst() : Named.NOBODY);
    if (some.victimsInstead().size() > 1) {
      json.writeArrayPropertyStart("victimInsteadOneOf");
      some.victimsInstead().forEach(victim -> object(json, victim));
      json.writeEndArray();
    }
    json.writeBooleanProperty("verified", true);
    json.writeArrayPropertyStart("warnings");
    for (SideEffect effect : some.sideEffects()) {
      json.writeStartObject();
      json.writeStringProperty("kind", effect.kind().name());
      json.writeStringProperty("sentence", effect.sentence());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void process(JsonGenerator json, String field, Named process) {
    if (!process.isSomebody()) {
      json.writeNullProperty(field);
      return;
    }
    json.writeName(field);
    object(json, process);
  }

  private static void object(JsonGenerator json, Named process) {
    json.writeStartObject();
    json.writeNumberProperty("pid", process.pid());
    json.writeStringProperty("name", process.name());
    json.writeEndObject();
  }

  private static void summary(JsonGenerator json, SpareTally tally) {
    json.writeObjectPropertyStart("summary");
    json.writeNumberProperty("processes", tally.processes());
    for (Standing standing : Standing.values()) {
      json.writeNumberProperty(standing.name().toLowerCase(Locale.ROOT), tally.processes(standing));
    }
    json.writeArrayPropertyStart("levers");
    for (Lever lever : Lever.values()) {
      json.writeStartObject();
      json.writeStringProperty("lever", lever.id());
      json.writeNumberProperty("needed", tally.needed(lever));
      json.writeNumberProperty("impossible", tally.impossible(lever));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
