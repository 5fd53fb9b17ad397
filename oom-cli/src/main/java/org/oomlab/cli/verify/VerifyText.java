package org.oomlab.cli.verify;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.oomlab.cli.output.Page;
import org.oomlab.cli.output.Style;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.core.registry.Configured;
import org.oomlab.core.text.SafeText;
import org.oomlab.core.verify.PropertyResult;
import org.oomlab.core.verify.PropertyResult.Outcome;
import org.oomlab.core.verify.PropertySuite;

/** What became of a policy's properties, for a person. */
final class VerifyText {
  private static final int STATUS = 9;
  private static final int NAME = 26;
  private static final String INDENT = "  ";
  private static final String HANGING = "      ";

  private final Page page;

  private VerifyText(Page page) {
    this.page = page;
  }

  static void write(
      Writer out,
      Style style,
      Configured policy,
      PropertySuite.Settings settings,
      List<PropertyResult> results,
      String counterexampleFile)
      throws IOException {
    new VerifyText(new Page(out, style)).write(policy, settings, results, counterexampleFile);
  }

  private void write(
      Configured policy, PropertySuite.Settings settings, List<PropertyResult> results, String file)
      throws IOException {
    boolean well = results.stream().allMatch(PropertyResult::isWell);
    page.paragraph(well ? Paint.GOOD : Paint.BAD, sentence(policy, results));
    page.blank();
    page.field("from", SafeText.clean(policy.registered().module()));
    page.field(
        "promises",
        settings.promises().isEmpty()
            ? "nothing beyond what every " + policy.registered().role().word() + " must keep"
            : String.join(", ", settings.promises().stream().sorted().toList()));
    page.field("tries", Integer.toString(settings.tries()));
    page.field("seed", settings.seed() + " (--seed " + settings.seed() + " repeats this run)");
    page.blank();
    for (PropertyResult result : results) {
      page.line(row(result));
    }
    for (PropertyResult result : results) {
      switch (result.outcome()) {
        case Outcome.Broken broken -> broken(result, broken);
        case Outcome.BrokenCourse(String detail, String text) ->
            broken(result, detail, "The smallest course of events found:", text);
        case Outcome.BrokenCode(String detail, String text) ->
            broken(result, detail, "The places:", text);
        case Outcome.Failed(String detail) -> {
          page.heading(result.name() + " could not be tried to the end");
          page.note(sentence(SafeText.clean(detail)));
        }
        case Outcome.Held _, Outcome.NotPromised _ -> {}
      }
    }
    if (results.stream().anyMatch(result -> result.outcome() instanceof Outcome.Broken)) {
      page.blank();
      page.paragraph(
          Paint.PLAIN,
          file.isEmpty()
              ? "With --counterexample FILE the first of these machines is written as a snapshot,"
                  + " which oom rank and oom compare read."
              : "The first of these machines is in "
                  + SafeText.clean(file)
                  + ", which oom rank and oom compare read.");
    }
  }

  private static String sentence(Configured policy, List<PropertyResult> results) {
    long asked =
        results.stream().filter(one -> !(one.outcome() instanceof Outcome.NotPromised)).count();
    long unwell = results.stream().filter(result -> !result.isWell()).count();
    String who = SafeText.clean(policy.label());
    return unwell == 0
        ? who + " keeps all " + asked + " properties that it was asked for."
        : who + " breaks " + unwell + " of " + asked + " properties.";
  }

  /** Invariants tell phrases that others continue. */
  private static String sentence(String phrase) {
    return phrase.isEmpty()
        ? phrase
        : Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1) + ".";
  }

  private String row(PropertyResult result) {
    String name = SafeText.left(result.name(), NAME);
    return INDENT
        + switch (result.outcome()) {
          case Outcome.Held _ -> status(Paint.GOOD, "held") + name + result.tries() + thing(result);
          case Outcome.Broken _, Outcome.BrokenCourse _ ->
              status(Paint.BAD, "BROKEN") + name + "by machine " + result.tries();
          case Outcome.BrokenCode _ -> status(Paint.BAD, "BROKEN") + name + "by its classes";
          case Outcome.Failed _ -> status(Paint.BAD, "FAILED") + name.stripTrailing();
          case Outcome.NotPromised _ ->
              status(Paint.FAINT, "-") + name + "not asked: it is not promised";
        };
  }

  private static String thing(PropertyResult result) {
    boolean code = result.name().equals("touches-nothing");
    String one = code ? " class" : " machine";
    return result.tries() == 1 ? one : one + (code ? "es" : "s");
  }

  private String status(Paint paint, String word) {
    return page.style().paint(paint, SafeText.left(word, STATUS));
  }

  private void broken(PropertyResult result, Outcome.Broken broken) throws IOException {
    broken(result, broken.detail(), "The smallest machine found:", broken.text());
    page.blank();
    page.note("A test for the contract test, which fails until this is mended:");
    page.blank();
    page.lines(broken.regressionTest().lines().toList());
  }

  private void broken(PropertyResult result, String detail, String caption, String text)
      throws IOException {
    page.heading(result.name() + " is broken");
    page.note(sentence(SafeText.clean(detail)));
    if (!result.why().isEmpty()) {
      page.note(sentence(result.why()));
    }
    page.blank();
    page.note(caption);
    page.blank();
    for (String line : text.lines().toList()) {
      String indent = INDENT + " ".repeat(line.length() - line.stripLeading().length());
      page.hanging(indent, HANGING, SafeText.clean(line.stripLeading()));
    }
  }
}
