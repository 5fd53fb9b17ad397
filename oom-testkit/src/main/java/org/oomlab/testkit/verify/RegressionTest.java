package org.oomlab.testkit.verify;

/** A counterexample as a test, to be pasted into a contract test. */
final class RegressionTest {
  private static final String INDENT = "          ";
  private static final String FOLD = "      ";
  private static final int WIDTH = 66;

  private RegressionTest() {}

  static String of(String method, String invariant, Counterexample counterexample) {
    StringBuilder test = new StringBuilder();
    test.append("  @net.jqwik.api.Example\n")
        .append("  void ")
        .append(method)
        .append("_onceBroken_isKept() {\n")
        .append("    org.oomlab.testkit.verify.Counterexample.of(\n")
        .append(INDENT)
        .append("\"\"\"\n");
    counterexample
        .yaml()
        .lines()
        .flatMap(line -> folded(line).lines())
        .forEach(line -> test.append(INDENT).append(line.replace("\\", "\\\\")).append('\n'));
    return test.append(INDENT)
        .append("\"\"\")\n")
        .append("        .requireKept(\"")
        .append(invariant)
        .append("\", policy(), behaviors());\n")
        .append("  }\n")
        .toString();
  }

  /**
   * Returns a line on several where it is long. Behind a comma YAML takes a line's end for a blank,
   * also between quotes, as long as no other blank follows.
   */
  private static String folded(String line) {
    StringBuilder folded = new StringBuilder();
    int from = 0;
    int width = WIDTH;
    while (line.length() - from > width) {
      int comma = comma(line, from, from + width);
      if (comma < 0) {
        break;
      }
      folded.append(line, from, comma + 1).append('\n').append(FOLD);
      from = comma + 2;
      width = WIDTH - FOLD.length();
    }
    return folded.append(line.substring(from)).toString();
  }

  private static int comma(String line, int from, int to) {
    for (int at = Math.min(to, line.length() - 3); at > from; at--) {
      if (line.startsWith(", ", at) && !Character.isWhitespace(line.charAt(at + 2))) {
        return at;
      }
    }
    return -1;
  }
}
