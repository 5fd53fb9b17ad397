package org.oomlab.cli.analysis;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.oomlab.api.incident.Incident;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.input.InputFinder;
import org.oomlab.cli.input.LogInput;
import org.oomlab.core.facts.Facts;
import org.oomlab.core.replay.SuppliedTotals;
import org.oomlab.linux.incident.IncidentMapper;
import org.oomlab.linux.input.LogReading;
import org.oomlab.linux.kmsg.KmsgEvent;
import org.oomlab.linux.kmsg.OomReport;
import org.oomlab.linux.kmsg.UnreportedKill;

/** Reads one log. Thread-safe. */
final class LogReader {
  private final OptionalLong swapBytes;
  private final Facts facts;

  /**
   * Creates one.
   *
   * @param swapBytes the machine's swap where a report does not state it, if the user told
   * @param facts what else the user told
   */
  LogReader(OptionalLong swapBytes, Facts facts) {
    this.swapBytes = swapBytes;
    this.facts = facts;
  }

  /**
   * Hands over what the log tells, in order.
   *
   * @throws BadInputException when it cannot be read to its end; what stands before that has been
   *     handed over
   */
  void read(LogInput input, Consumer<LogEvent> sink) {
    LogReading reading;
    try {
      reading = input.read(event -> sink.accept(event(input.name(), event)));
    } catch (IOException e) {
      throw InputFinder.unreadable(input.name(), e);
    }
    if (!reading.isWhole()) {
      throw new BadInputException(input.name() + ": " + reading.failure());
    }
  }

  private LogEvent event(String input, KmsgEvent event) {
    return switch (event) {
      case OomReport report -> new LogEvent.Reported(told(IncidentMapper.map(report, input)));
      case UnreportedKill kill ->
          new LogEvent.Unreported(
              new org.oomlab.core.report.UnreportedKill(
                  kill.kill().pid(), kill.kill().comm(), input, kill.line()));
    };
  }

  private Incident told(Incident incident) {
    return facts.tell(
        swapBytes.isPresent()
            ? SuppliedTotals.withSwap(incident, swapBytes.getAsLong())
            : incident);
  }
}
