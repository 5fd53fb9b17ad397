package org.oomlab.testkit.writer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.machine.KernelRelease;

/**
 * Prints an {@link Incident} as a kernel of any release from 2.6.11 to 6.18 would have: what its
 * layout has room for, and no more. Immutable; the same incident gives the same bytes.
 *
 * <p>What an incident does not hold is invented and the same every time: timestamps, stack frames,
 * {@code failcnt}, page cache and the counters of single nodes and zones beyond those of {@code
 * ZoneState}. A process that dies and has no row in the table is printed with sizes of 0.
 */
public final class KernelReportWriter {
  private final LinePrefix prefix;
  private final Noise noise;
  private final Set<ReportPart> parts;
  private final Set<Aside> asides;

  private KernelReportWriter(
      LinePrefix prefix, Noise noise, Set<ReportPart> parts, Set<Aside> asides) {
    this.prefix = prefix;
    this.noise = noise;
    this.parts = parts;
    this.asides = Set.copyOf(asides);
  }

  /** Returns a writer of whole reports, as {@code dmesg} shows them. */
  public static KernelReportWriter dmesg() {
    return new KernelReportWriter(
        LinePrefix.DMESG, Noise.NONE, EnumSet.allOf(ReportPart.class), Set.of());
  }

  /** Returns every release, oldest first, at which a layout changes. */
  public static List<KernelRelease> layoutChanges() {
    return ReportLayout.changes();
  }

  /** Returns this writer with another prefix. */
  public KernelReportWriter withPrefix(LinePrefix other) {
    return new KernelReportWriter(other, noise, parts, asides);
  }

  /** Returns this writer with messages of others in between. */
  public KernelReportWriter withNoise(Noise other) {
    return new KernelReportWriter(prefix, other, parts, asides);
  }

  /** Returns this writer with those lines that a release prints only now and then. */
  public KernelReportWriter withAsides(Set<Aside> others) {
    return new KernelReportWriter(prefix, noise, parts, others);
  }

  /** Returns this writer without a part of the report. */
  public KernelReportWriter without(ReportPart part) {
    EnumSet<ReportPart> fewer = EnumSet.copyOf(parts);
    fewer.remove(part);
    return new KernelReportWriter(prefix, noise, fewer, asides);
  }

  /**
   * Returns the report as a log, each line ended by a line feed.
   *
   * @throws IllegalArgumentException when the incident's kernel is older than 2.6.11
   */
  public String write(Incident incident) {
    List<String> lines = new ArrayList<>();
    int printed = 0;
    long sequence = 0;
    int caller = incident.invoker().pid();
    for (String message : messages(incident)) {
      lines.addAll(prefix.decorate(message, new LineStamp(sequence++, caller)));
      printed++;
      if (!noise.messages().isEmpty() && printed % noise.every() == 0) {
        int turn = (printed / noise.every() - 1) % noise.messages().size();
        lines.addAll(
            prefix.decorate(noise.messages().get(turn), new LineStamp(sequence++, caller + 1)));
      }
    }
    return join(lines);
  }

  /**
   * Returns two reports printed at once by two CPUs, message by message in turn. Only a prefix that
   * names the caller tells them apart.
   */
  public String writeInterleaved(Incident first, Incident second) {
    List<String> left = messages(first);
    List<String> right = messages(second);
    List<String> lines = new ArrayList<>();
    long sequence = 0;
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      if (i < left.size()) {
        lines.addAll(
            prefix.decorate(left.get(i), new LineStamp(sequence++, first.invoker().pid())));
      }
      if (i < right.size()) {
        lines.addAll(
            prefix.decorate(right.get(i), new LineStamp(sequence++, second.invoker().pid())));
      }
    }
    return join(lines);
  }

  /** Returns the messages of the report, without prefix. */
  public List<String> messages(Incident incident) {
    Scene scene = new Scene(incident, ReportLayout.of(incident.kernel().oldest()), asides);
    return parts.stream().sorted().flatMap(part -> part.block().print(scene).stream()).toList();
  }

  private static String join(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
