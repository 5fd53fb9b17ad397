package org.oomlab.cli;

import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oomlab.cli.option.KernelOption;
import org.oomlab.cli.option.OutputOptions;
import org.oomlab.cli.option.PluginOptions;
import org.oomlab.cli.option.PolicyOptions;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;

/** The option list of a command's help: its own options first, then the shared ones by subject. */
final class GroupedOptions implements IHelpSectionRenderer {
  private static final String OWN = "Options";

  @Override
  public String render(Help help) {
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    groups.put(OWN, new ArrayList<>());
    for (OptionSpec option : help.commandSpec().options()) {
      if (!option.hidden()) {
        groups.computeIfAbsent(group(option), _ -> new ArrayList<>()).add(option);
      }
    }
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (name, options) -> {
          if (!options.isEmpty()) {
            Help.Layout layout = help.createDefaultLayout();
            layout.addAllOptions(options, help.parameterLabelRenderer());
            text.append('\n').append(name).append(":\n").append(layout);
          }
        });
    return text.toString();
  }

  private static String group(OptionSpec option) {
    if (option.usageHelp() || option.versionHelp()) {
      return OWN;
    }
    Class<?> declaring =
        option.userObject() instanceof Member member ? member.getDeclaringClass() : Object.class;
    if (declaring == OutputOptions.class) {
      return "Output";
    }
    return declaring == PolicyOptions.class
            || declaring == PluginOptions.class
            || declaring == KernelOption.class
        ? "Policies and rules"
        : OWN;
  }
}
