package org.oomlab.cli.spare;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.spare.Lever;
import org.oomlab.core.spare.Named;
import org.oomlab.core.spare.Remedy;
import org.oomlab.core.text.SafeText;
import org.oomlab.core.text.Sizes;

/** A row for each lever that helps. */
final class LeverTable {
  private static final int LEVER = 31;
  private static final int NUMBER = 10;
  private static final int MARGINS = 4;
  private static final int LEAST_NAME = 12;

  private LeverTable() {}

  /** Returns what a lever is called. */
  static String label(Lever lever) {
    return switch (lever) {
      case OOM_SCORE_ADJ -> "its adj";
      case OWN_SIZE -> "its size";
      case OTHER_ADJ -> "another's adj";
      case MEMORY_MAX -> "the limit";
      case SWAP -> "swap";
      case OOM_GROUP -> "the group";
    };
  }

  static void write(Page page, List<Remedy.Needed> needed, int pageSizeBytes) throws IOException {
    if (needed.isEmpty()) {
      return;
    }
    page.blank();
    page.line(
        page.style().paint(Paint.FAINT, row(page, "lever", "now", "needed", "who dies instead")));
    for (Remedy.Needed some : needed) {
      boolean several = some.victimsInstead().size() > 1;
      page.line(
          row(
              page,
              label(some.lever()) + ": " + SafeText.clean(some.knob()),
              value(some.lever(), some.current(), pageSizeBytes),
              target(some, pageSizeBytes),
              SafeText.clean(several ? "one of " + some.victimsInstead().size() : instead(some))));
    }
  }

  /** Returns who dies instead; whom an open total leaves open are told apart by "or". */
  static String instead(Remedy.Needed some) {
    return some.victimsInstead().isEmpty()
        ? "nobody"
        : some.victimsInstead().stream().map(Named::words).collect(Collectors.joining(" or "));
  }

  /** What a size lacks would vanish in its rounding, so that it stands alone. */
  private static String target(Remedy.Needed some, int pageSizeBytes) {
    return switch (some.lever()) {
      case OOM_SCORE_ADJ, OTHER_ADJ, OOM_GROUP -> Long.toString(some.needed());
      case OWN_SIZE, MEMORY_MAX, SWAP -> {
        long change = some.needed() - some.current();
        yield (change > 0 ? "+" : "") + value(some.lever(), change, pageSizeBytes);
      }
    };
  }

  private static String value(Lever lever, long value, int pageSizeBytes) {
    return switch (lever) {
      case OOM_SCORE_ADJ, OTHER_ADJ, OOM_GROUP -> Long.toString(value);
      case OWN_SIZE -> Sizes.ofPages(value, pageSizeBytes);
      case MEMORY_MAX, SWAP -> Sizes.ofBytes(value);
    };
  }

  private static String row(Page page, String lever, String now, String needed, String instead) {
    int name = Math.max(page.columns() - LEVER - 2 * NUMBER - MARGINS, LEAST_NAME);
    return ("  "
            + SafeText.left(lever, LEVER)
            + SafeText.right(now, NUMBER)
            + SafeText.right(needed, NUMBER)
            + "  "
            + SafeText.left(instead, name))
        .stripTrailing();
  }
}
