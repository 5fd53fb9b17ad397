package org.oomlab.linux.kmsg;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.oomlab.linux.text.KernelLine;
import org.oomlab.linux.text.LineFeed;
import org.oomlab.linux.text.LineUnpacker;

/**
 * Reads kernel logs of any form: {@code dmesg} (also {@code -T}), syslog, {@code journalctl}
 * (short, ISO, JSON), {@code /dev/kmsg} records, container prefixes; quoted, wrapped, glued and
 * cut. What it hands over is what the text says. It throws nothing on any input, takes time linear
 * in the input and keeps a bounded part of it, {@link OpenReports}. O(bytes); an instance reads one
 * input.
 */
public final class OomReportParser {
  /** Lines to go on with after the last that mattered, while a report has no end yet. */
  private static final int PATIENCE_IN_REPORT = 2000;

  /**
   * The same where no report is under way. Lines without an anchor that belong to a kill, about
   * those that share its memory, its group or a panic, follow it at once.
   */
  private static final int PATIENCE_AFTER_REPORT = 24;

  /** Lines at the beginning, which may be the middle of something. */
  private static final int PATIENCE_AT_START = 512;

  /** Lines within which what an anchor finds can still belong to the report before. */
  private static final int LINES_OF_CONSEQUENCES = 200;

  private final Assembly assembly;
  private final Wrapping wrapping = new Wrapping(this::logical);
  private final LineUnpacker unpacker;
  private int patience = PATIENCE_AT_START;
  private long lastThatMattered;

  private OomReportParser(Consumer<? super KmsgEvent> sink) {
    assembly = new Assembly(sink);
    unpacker = new LineUnpacker(new Lines());
  }

  /**
   * Reads an input to its end.
   *
   * @param input bytes of a log, not compressed
   * @param sink gets the reports and the kills without one, in the order of their lines
   * @return how much was read
   * @throws IOException when reading fails; what was read before has been handed over
   */
  public static LogExtent parse(InputStream input, Consumer<? super KmsgEvent> sink)
      throws IOException {
    OomReportParser parser = new OomReportParser(sink);
    try {
      LineFeed.Extent extent = LineFeed.read(input, parser::physical);
      return new LogExtent(extent.lines(), extent.bytes());
    } finally {
      parser.unpacker.flush();
      parser.wrapping.flush();
      parser.assembly.endAll();
    }
  }

  private boolean physical(long number, byte[] bytes, int from, int to) {
    if (patience <= 0) {
      patience = 1;
      if (number > lastThatMattered + LINES_OF_CONSEQUENCES) {
        assembly.endAll();
      }
    }
    patience--;
    unpacker.unpack(number, bytes, from, to);
    if (patience > 0 || unpacker.holds() || wrapping.holdsKnown()) {
      return true;
    }
    wrapping.flush();
    if (patience > 0) {
      return true;
    }
    if (assembly.isReading()) {
      assembly.endAll();
    }
    return false;
  }

  private void logical(KernelLine line) {
    Rules.of(line.text())
        .ifPresentOrElse(
            rule -> {
              assembly.apply(rule, line);
              if (!(rule instanceof MemcgStatItemRule)
                  && !(rule instanceof ElisionRule)
                  && !(rule instanceof LossRule)) {
                lastThatMattered = line.number();
                patience = assembly.isReading() ? PATIENCE_IN_REPORT : PATIENCE_AFTER_REPORT;
              }
            },
            () -> assembly.other(line));
  }

  private final class Lines implements LineUnpacker.Sink {
    @Override
    public void line(KernelLine line) {
      wrapping.take(line, assembly.columns());
    }

    @Override
    public void otherProgram() {
      wrapping.flush();
    }

    @Override
    public void otherBoot(String host) {
      wrapping.flush();
      assembly.boot(host, "");
    }
  }
}
