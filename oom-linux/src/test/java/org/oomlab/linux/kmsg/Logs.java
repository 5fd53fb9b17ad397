package org.oomlab.linux.kmsg;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads logs given as text, for tests. */
public final class Logs {
  private Logs() {}

  public static List<KmsgEvent> events(byte[] bytes) {
    List<KmsgEvent> events = new ArrayList<>();
    try (InputStream input = new ByteArrayInputStream(bytes)) {
      OomReportParser.parse(input, events::add);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return events;
  }

  public static List<KmsgEvent> events(String text) {
    return events(text.getBytes(StandardCharsets.UTF_8));
  }

  public static List<OomReport> reports(String text) {
    return events(text).stream()
        .filter(OomReport.class::isInstance)
        .map(OomReport.class::cast)
        .toList();
  }

  public static List<Integer> unreportedPids(String text) {
    return events(text).stream()
        .filter(UnreportedKill.class::isInstance)
        .map(UnreportedKill.class::cast)
        .map(kill -> kill.kill().pid())
        .toList();
  }

  /** Returns the one report of a log that has no other event. */
  public static OomReport report(String text) {
    List<KmsgEvent> events = events(text);
    if (events.size() == 1 && events.getFirst() instanceof OomReport report) {
      return report;
    }
    throw new AssertionError("expected one report, found " + events);
  }
}
