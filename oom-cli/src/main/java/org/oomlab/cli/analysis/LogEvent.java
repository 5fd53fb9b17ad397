package org.oomlab.cli.analysis;

import org.oomlab.api.incident.Incident;
import org.oomlab.core.report.UnreportedKill;

/** What a log tells of the OOM killer. */
public sealed interface LogEvent {
  /**
   * A report.
   *
   * @param incident what it says
   */
  record Reported(Incident incident) implements LogEvent {}

  /**
   * A kill without a report.
   *
   * @param kill which
   */
  record Unreported(UnreportedKill kill) implements LogEvent {}
}
