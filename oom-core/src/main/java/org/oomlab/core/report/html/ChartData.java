package org.oomlab.core.report.html;

import java.util.HexFormat;
import java.util.List;
import org.oomlab.core.course.Course;
import org.oomlab.core.course.Line;
import org.oomlab.core.course.Moment;
import org.oomlab.core.metrics.JudgedKill;
import org.oomlab.core.text.SafeText;

/**
 * The numbers of a run's charts, as JSON for the page's script. A row of numbers is written as its
 * first one and the differences from there on, which are short where little happens.
 */
final class ChartData {
  private static final long MICROS_A_MILLI = 1000;
  private static final int FIRST_ASCII = ' ';
  private static final int LAST_ASCII = '~';

  private final StringBuilder json = new StringBuilder();

  private ChartData() {}

  /**
   * Returns the JSON, which nothing in it can end or make a browser read as markup.
   *
   * @param durationMillis how long the axis of time is
   * @param anchor what the ids of explained kills start with
   * @param explained how many of the kills the page explains, from the first on
   */
  static String of(
      Course course, long durationMillis, List<JudgedKill> kills, String anchor, int explained) {
    ChartData data = new ChartData();
    data.json.append("{\"millis\":").append(durationMillis);
    data.json.append(",\"pageSize\":").append(course.pageSizeBytes());
    data.json.append(",\"ram\":").append(course.ramPages());
    data.json.append(",\"times\":");
    data.numbers(course.timesMicros().stream().map(micros -> micros / MICROS_A_MILLI).toList());
    data.lines("memory", course.memory());
    data.lines("swap", course.swap());
    data.lines("pressure", course.pressure());
    data.lines("memcgs", course.memcgs());
    data.kills(kills, anchor, explained);
    data.moments(course.moments());
    return data.json.append('}').toString();
  }

  private void lines(String name, List<Line> lines) {
    json.append(",\"").append(name).append("\":[");
    String comma = "";
    for (Line line : lines) {
      json.append(comma).append("{\"name\":");
      text(line.name());
      json.append(",\"values\":");
      numbers(line.values());
      json.append('}');
      comma = ",";
    }
    json.append(']');
  }

  private void numbers(List<Long> values) {
    json.append('[');
    long last = 0;
    String comma = "";
    for (long value : values) {
      json.append(comma).append(value - last);
      last = value;
      comma = ",";
    }
    json.append(']');
  }

  private void kills(List<JudgedKill> kills, String anchor, int explained) {
    json.append(",\"kills\":[");
    for (int i = 0; i < kills.size(); i++) {
      json.append(i == 0 ? "{\"at\":" : ",{\"at\":");
      json.append(kills.get(i).event().timeMicros() / MICROS_A_MILLI);
      if (kills.get(i).wrong()) {
        json.append(",\"wrong\":true");
      }
      if (i < explained) {
        json.append(",\"id\":");
        text(KillItem.id(anchor, i));
      }
      json.append('}');
    }
    json.append(']');
  }

  private void moments(List<Moment> moments) {
    json.append(",\"moments\":[");
    String comma = "";
    for (Moment moment : moments) {
      json.append(comma).append("{\"at\":").append(moment.timeMicros() / MICROS_A_MILLI);
      json.append(",\"kind\":");
      text(moment.kind().name());
      json.append(",\"text\":");
      text(moment.text());
      json.append('}');
      comma = ",";
    }
    json.append(']');
  }

  /** Whatever is not plainly visible ASCII or means something to a browser, as its code. */
  private void text(String text) {
    json.append('"');
    String clean = SafeText.clean(text);
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      if (c < FIRST_ASCII || c > LAST_ASCII || "<>&\"'`\\".indexOf(c) >= 0) {
        json.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
