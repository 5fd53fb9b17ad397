package org.oomlab.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.policy.ParameterSpec;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.select.KernelRules;
import org.oomlab.cli.output.Content;
import org.oomlab.cli.output.Style;
import org.oomlab.cli.output.Style.Paint;
import org.oomlab.cli.output.Wrapping;
import org.oomlab.core.registry.PluginRole;
import org.oomlab.core.registry.Registered;
import org.oomlab.core.rules.Citation;
import org.oomlab.core.rules.EngineProfiles;
import org.oomlab.core.rules.EngineRow;
import org.oomlab.core.rules.EngineRules;
import org.oomlab.core.rules.KernelProfiles;
import org.oomlab.core.rules.NotFollowed;
import org.oomlab.core.rules.ReleaseRow;
import org.oomlab.core.text.SafeText;

/**
 * Policies for a person.
 *
 * @param policies what to show
 * @param full with each parameter and release, rather than a few lines each
 */
record PoliciesText(List<Registered> policies, boolean full, Style style) implements Content {
  private static final String INDENT = "  ";

  @Override
  public void writeTo(Writer out) throws IOException {
    String separator = "";
    for (Registered policy : policies) {
      out.append(separator);
      separator = "\n";
      PolicyDescriptor card = policy.descriptor();
      out.append(
          style.paint(Paint.STRONG, card.name())
              + " "
              + SafeText.clean(card.version())
              + daemon(policy)
              + "\n");
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

  private static String daemon(Registered policy) {
    return policy.role() == PluginRole.DAEMON ? ", a pressure daemon" : "";
  }

  private void parameters(Writer out, List<ParameterSpec> parameters) throws IOException {
    if (parameters.isEmpty()) {
      paragraph(out, "", "It has no parameters.");
      return;
    }
    for (ParameterSpec parameter : parameters) {
      out.append("\n" + INDENT);
      out.append(style.paint(Paint.STRONG, SafeText.clean(parameter.name())));
      String usual = parameter.defaultText().isEmpty() ? "none" : parameter.defaultText();
      out.append(SafeText.clean("=" + parameter.type() + ", default " + usual) + "\n");
      indented(out, INDENT + INDENT, parameter.description());
    }
  }

  /** The first row in full, of each other what its release changed. */
  private void releases(Writer out) throws IOException {
    out.append("\n");
    paragraph(out, "", "This is not followed:");
    for (String rule : NotFollowed.rules()) {
      paragraph(out, "- ", rule);
    }
    out.append(INDENT + "What each release does, and what the next one changes:\n");
    for (ReleaseRow row : KernelProfiles.rows()) {
      KernelRules rules = row.rules();
      release(out, rules.since(), KernelProfiles.changes(rules), row.citations());
    }
    out.append("\n");
    paragraph(out, "", "What the simulator does beside that, whatever the policy:");
    for (EngineRow row : EngineProfiles.rows()) {
      EngineRules rules = row.rules();
      release(out, rules.since(), EngineProfiles.changes(rules), row.citations());
    }
  }

  private void release(
      Writer out, KernelRelease since, Map<String, String> changes, List<Citation> citations)
      throws IOException {
    out.append(INDENT + style.paint(Paint.STRONG, since.text()) + "\n");
    List<String> settings =
        changes.entrySet().stream()
            .map(change -> change.getKey() + "=" + change.getValue())
            .toList();
    indented(out, INDENT + INDENT, String.join(", ", settings));
    for (Citation citation : citations) {
      indented(out, INDENT + INDENT + INDENT, text(citation));
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
    for (String line : Wrapping.wrap(SafeText.clean(text), style.columns() - indent.length())) {
      out.append(indent + line + "\n");
    }
  }

  private void paragraph(Writer out, String label, String text) throws IOException {
    for (String line : Wrapping.wrap(SafeText.clean(label + text), width())) {
      out.append(INDENT + line + "\n");
    }
  }

  private int width() {
    return style.columns() - INDENT.length();
  }
}
