package org.oomlab.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What careless hands, terminals and disks do to a kernel log. The same draws, the same damage. */
public final class LogDamage {
  private LogDamage() {}

  /**
   * Returns a log damaged in so many lines and as many bytes; a line at most three times as long.
   *
   * @param lines the log, at least one line
   * @param damages how many lines and how many bytes
   * @param random draws what happens where
   */
  public static byte[] damaged(List<String> lines, int damages, Random random) {
    List<String> damaged = new ArrayList<>(lines);
    for (int i = 0; i < damages && !damaged.isEmpty(); i++) {
      damage(damaged, random);
    }
    byte[] bytes = String.join("\n", damaged).getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < damages && bytes.length > 0; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static void damage(List<String> lines, Random random) {
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    int cut = random.nextInt(line.length() + 1);
    switch (random.nextInt(10)) {
      case 0 -> lines.set(at, line.substring(0, cut));
      case 1 -> Collections.swap(lines, at, random.nextInt(lines.size()));
      case 2 -> lines.add(random.nextInt(lines.size()), line);
      case 3 -> lines.set(at, line + lines.get(random.nextInt(lines.size())));
      case 4 -> lines.set(at, line.substring(0, cut) + "\n" + line.substring(cut));
      case 5 -> lines.remove(at);
      case 6 -> lines.set(at, line.substring(cut) + line.substring(0, cut));
      case 7 -> lines.set(at, withNumber(line, random));
      case 8 -> moveBlock(lines, at, random);
      default -> lines.set(at, line.repeat(1 + random.nextInt(3)));
    }
  }

  /** Puts a number at the edge of what fits in the place of one. */
  private static String withNumber(String line, Random random) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < line.length(); i++) {
      if (isDigit(line, i) && !isDigit(line, i - 1)) {
        starts.add(i);
      }
    }
    if (starts.isEmpty()) {
      return line;
    }
    int from = starts.get(random.nextInt(starts.size()));
    int to = from;
    while (isDigit(line, to)) {
      to++;
    }
    String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
    return line.substring(0, from) + number + line.substring(to);
  }

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "-1000",
          "1001",
          "2147483647",
          "2147483648",
          "4294967295",
          "9223372036854775807",
          "9223372036854775808",
          "18446744073709551615",
          "99999999999999999999999");

  private static boolean isDigit(String line, int at) {
    return at >= 0 && at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9';
  }

  /** Two reports printed at once. */
  private static void moveBlock(List<String> lines, int at, Random random) {
    int to = Math.min(lines.size(), at + 1 + random.nextInt(40));
    List<String> block = new ArrayList<>(lines.subList(at, to));
    lines.subList(at, to).clear();
    lines.addAll(random.nextInt(lines.size() + 1), block);
  }
}
