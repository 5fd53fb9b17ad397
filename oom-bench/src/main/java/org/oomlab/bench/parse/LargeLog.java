package org.oomlab.bench.parse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * A syslog of any size: ordinary messages of a container host, and here and there one of our own
 * reports. The same size and number of reports give the same bytes.
 */
public final class LargeLog {
  private static final long SEED = 1991;
  private static final int MOST_MILLIS_BETWEEN = 200;
  private static final byte[] MONTH = ascii("Nov ");
  private static final byte[] HOST = ascii(" node-07 ");
  private static final byte[] KERNEL = ascii("kernel: [");
  private static final byte[][] USERS = ascii("root", "deploy", "postgres", "admin", "ubuntu");
  private static final byte[][] NAMES =
      ascii(
          "frontend",
          "billing",
          "ledger",
          "session-store",
          "apt-daily",
          "search",
          "checkout",
          "inventory",
          "mailer",
          "bookings",
          "gateway",
          "payments",
          "thumbnails",
          "wallet",
          "exports",
          "swap-offers",
          "catalog",
          "reviews",
          "metrics-proxy",
          "scheduler");

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<LineTemplate> templates = new ArrayList<>();
  private final List<List<byte[]>> reports;
  private final LineBuffer line;
  private long millis;

  private LargeLog(OutputStream out) throws IOException {
    line = new LineBuffer(out);
    reports = LabReports.read();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(LargeLog.class.getResourceAsStream("ordinary-lines.txt")),
                StandardCharsets.UTF_8))) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        if (!text.startsWith("#")) {
          LineTemplate template = LineTemplate.parse(text);
          for (int i = 0; i < template.weight(); i++) {
            templates.add(template);
          }
        }
      }
    }
  }

  /**
   * Writes a log.
   *
   * @param out not closed
   * @param bytes size after which it ends, at the end of a line
   * @param reportCount reports in it, evenly spread; all of them are in it even where {@code bytes}
   *     is too small to hold them
   */
  public static void write(OutputStream out, long bytes, int reportCount) throws IOException {
    LargeLog log = new LargeLog(out);
    for (int report = 0; report < reportCount; report++) {
      log.ordinaryUntil(bytes / (reportCount + 1) * (report + 1));
      log.report(log.reports.get(report % log.reports.size()));
    }
    log.ordinaryUntil(bytes);
    log.line.flush();
  }

  private void ordinaryUntil(long bytes) throws IOException {
    while (line.position() < bytes) {
      millis += random.nextInt(MOST_MILLIS_BETWEEN);
      stamp();
      for (LineTemplate.Part part : templates.get(random.nextInt(templates.size())).parts()) {
        switch (part) {
          case LineTemplate.Fixed(byte[] text) -> line.put(text);
          case LineTemplate.Blank blank -> fill(blank);
        }
      }
      line.endLine();
    }
  }

  private void report(List<byte[]> report) throws IOException {
    for (byte[] text : report) {
      stamp();
      line.put(KERNEL);
      uptime();
      line.put(']').put(' ').put(text);
      line.endLine();
    }
  }

  /** The traditional stamp of syslog; a month of lines, then the same month again. */
  private void stamp() {
    long seconds = millis / 1000;
    line.put(MONTH).put(1 + seconds / 86_400 % 30, 2).put(' ');
    line.put(seconds / 3600 % 24, 2).put(':').put(seconds / 60 % 60, 2).put(':');
    line.put(seconds % 60, 2).put(HOST);
  }

  private void uptime() {
    line.put(millis / 1000, 5).put('.').put(millis % 1000, 3).put(random.nextInt(1000), 3);
  }

  private void fill(LineTemplate.Blank blank) {
    switch (blank) {
      case PID -> line.put(300 + random.nextInt(4_000_000), 1);
      case NUM -> line.put(random.nextInt(65_536), 1);
      case HEX -> line.putHex(random.nextLong());
      case IP -> {
        line.put(10, 1).put('.').put(random.nextInt(256), 1).put('.');
        line.put(random.nextInt(256), 1).put('.').put(1 + random.nextInt(254), 1);
      }
      case USER -> line.put(USERS[random.nextInt(USERS.length)]);
      case NAME -> line.put(NAMES[random.nextInt(NAMES.length)]);
      case UPTIME -> uptime();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[][] ascii(String... texts) {
    byte[][] bytes = new byte[texts.length][];
    for (int i = 0; i < texts.length; i++) {
      bytes[i] = ascii(texts[i]);
    }
    return bytes;
  }
}
