package org.oomlab.core.verify;

import org.oomlab.core.snapshot.Snapshot;

/**
 * What became of one property.
 *
 * @param name its name, lower-case words joined by dashes
 * @param why why it matters, one sentence; may be empty
 * @param tries with how many machines it was tried; where it is asked of code, of how many classes
 * @param outcome whether it holds
 */
public record PropertyResult(String name, String why, int tries, Outcome outcome) {
  /** Whether a property holds. */
  public sealed interface Outcome {
    /** For every machine tried. */
    record Held() implements Outcome {}

    /**
     * Not for one.
     *
     * @param detail who did what, one sentence without a full stop
     * @param machine the smallest machine found
     * @param text the same for people, lines each ended by a line feed
     * @param regressionTest a test in Java that fails until it is mended; the same
     */
    record Broken(String detail, Snapshot machine, String text, String regressionTest)
        implements Outcome {}

    /**
     * Not in one course of events: no instant of it shows what is wrong.
     *
     * @param detail who did what when, one sentence without a full stop
     * @param text the smallest course found for people, lines each ended by a line feed
     */
    record BrokenCourse(String detail, String text) implements Outcome {}

    /**
     * Not by its class files, whatever the machine.
     *
     * @param detail what is wrong, one sentence without a full stop
     * @param text the places for people, lines each ended by a line feed
     */
    record BrokenCode(String detail, String text) implements Outcome {}

    /**
     * It could not be tried to the end.
     *
     * @param detail what happened, one sentence without a full stop
     */
    record Failed(String detail) implements Outcome {}

    /** It was not asked, since the policy does not promise it. */
    record NotPromised() implements Outcome {}
  }

  /** Returns whether nothing speaks against it. */
  public boolean isWell() {
    return switch (outcome) {
      case Outcome.Held _, Outcome.NotPromised _ -> true;
      case Outcome.Broken _, Outcome.BrokenCourse _, Outcome.BrokenCode _, Outcome.Failed _ ->
          false;
    };
  }
}
