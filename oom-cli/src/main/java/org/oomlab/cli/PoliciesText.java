package org.oomlab.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.oomlab.api.policy.ParameterSpec;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.cli.output.Content;
import org.oomlab.cli.output.Style;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.cli.output.Wrapping;
import org.oomlab.core.registry.RegisteredPolicy;
import org.oomlab.core.rules.Citation;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.core.rules.ReleaseRow;

/**
 * Policies for a person.
 *
 * @param policies what to show
 * @param full with each parameter and release, rather than a few lines each
 */
record PoliciesText(List<RegisteredPolicy> policies, boolean full, Style style) implements Content {
  private static final String INDENT = "  ";
  private static final String WORD_SIZE =
      "The arithmetic is that of 64-bit kernels. Where a 32-bit one's scores wrap it is not"
          + " followed: up to 2.6.35, oom_adj 15 from 2^17 pages on.";
  private static final List<String> NOT_FOLLOWED =
      List.of(
          "what stable kernels took back from later ones, where no tree tells the first of them: a"
              + " row begins at the first tree read (3.1.10, 3.2.71, 3.4.68, 3.12.24, 3.13.10), and"
              + " 3.1.4 to 3.1.9, 3.2.24 to 3.2.70, 3.4.40 to 3.4.67, 3.12.11 to 3.12.23 and 3.13.1"
              + " to 3.13.9 are taken for older than that",
          "CPU time up to 2.6.31: the kernel's is the single thread's, here it is the group's",
          "HZ up to 2.6.35: CPU time counts in units of 8.192 s, as at 250 and 1000 HZ; at 100 HZ"
              + " the kernel's are 10.24 s");

  @Override
  public void writeTo(Writer out) throws IOException {
    String separator = "";
    for (RegisteredPolicy policy : policies) {
      out.append(separator);
      separator = "\n";
      PolicyDescriptor card = policy.descriptor();
      out.append(style.paint(Paint.STRONG, card.name()) + " " + card.version() + "\n");
      paragraph(out, "", card.summary());
      paragraph(out, "from: ", policy.module());
      paragraph(out, "source: ", card.source());
      if (full) {
        parameters(out, card.parameters());
        if (card.byRelease()) {
          releases(out);
        }
      } else if (!card.parameters().isEmpty()) {
        List<String> names = card.parameters().stream().map(ParameterSpec::name).toList();
        paragraph(out, "parameters: ", String.join(", ", names));
      }
    }
  }

  private void parameters(Writer out, List<ParameterSpec> parameters) throws IOException {
    if (parameters.isEmpty()) {
      paragraph(out, "", "It has no parameters.");
      return;
    }
    for (ParameterSpec parameter : parameters) {
      out.append("\n" + INDENT);
      out.append(style.paint(Paint.STRONG, parameter.name()));
      out.append("=" + parameter.type() + ", default " + parameter.defaultText() + "\n");
      for (String line : Wrapping.wrap(parameter.description(), width() - INDENT.length())) {
        out.append(INDENT + INDENT + line + "\n");
      }
    }
  }

  /** The first row in full, of each other what its release changed. */
  private void releases(Writer out) throws IOException {
    out.append("\n");
    paragraph(out, "", WORD_SIZE);
    paragraph(out, "", "Nor is this followed:");
    for (String rule : NOT_FOLLOWED) {
      paragraph(out, "- ", rule);
    }
    out.append(INDENT + "What each release does, and what the next one changes:\n");
    for (ReleaseRow row : KernelProfiles.rows()) {
      out.append(INDENT + style.paint(Paint.STRONG, row.rules().since().text()) + "\n");
      List<String> changes =
          KernelProfiles.changes(row.rules()).entrySet().stream()
              .map(change -> change.getKey() + "=" + change.getValue())
              .toList();
      indented(out, INDENT + INDENT, String.join(", ", changes));
      for (Citation citation : row.citations()) {
        indented(out, INDENT + INDENT + INDENT, text(citation));
      }
    }
  }

  /** As in: mm/oom_kill.c badness(), read in 2.6.29 to 2.6.35.6, not in 2.6.24: what changed. */
  private static String text(Citation citation) {
    String functions = String.join("(), ", citation.functions()) + "()";
    String without = citation.notIn().isEmpty() ? "" : ", not in " + citation.notIn();
    return citation.file()
        + " "
        + functions
        + ", read in "
        + citation.readIn()
        + without
        + ": "
        + citation.change();
  }

  private void indented(Writer out, String indent, String text) throws IOException {
    for (String line : Wrapping.wrap(text, style.columns() - indent.length())) {
      out.append(indent + line + "\n");
    }
  }

  private void paragraph(Writer out, String label, String text) throws IOException {
    for (String line : Wrapping.wrap(label + text, width())) {
      out.append(INDENT + line + "\n");
    }
  }

  private int width() {
    return style.columns() - INDENT.length();
  }
}
