package org.oomlab.core.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.oomlab.core.scenario.MachineSetup;
import org.oomlab.core.scenario.SwapDevice;
import org.oomlab.core.text.Sizes;

/** A scenario's machine in a line. */
public final class MachineWords {
  private MachineWords() {}

  /** Returns its RAM, CPUs, swap and kernel. */
  public static String of(MachineSetup machine) {
    List<String> words = new ArrayList<>();
    words.add(Sizes.ofBytes(machine.ramBytes()) + " RAM");
    words.add(machine.cpus() == 1 ? "1 CPU" : machine.cpus() + " CPUs");
    for (SwapDevice device : machine.swaps()) {
      words.add(
          Sizes.ofBytes(device.sizeBytes())
              + " swap on "
              + device.kind().name().toLowerCase(Locale.ROOT));
    }
    if (machine.swaps().isEmpty()) {
      words.add("no swap");
    }
    words.add("Linux " + machine.kernel().text());
    return String.join(", ", words);
  }
}
