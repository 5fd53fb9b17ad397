package org.oomlab.cli.spare;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.input.SnapshotFinder;
import org.oomlab.cli.input.SnapshotInput;
import org.oomlab.cli.option.HostOption;
import org.oomlab.cli.rank.HostNotes;
import org.oomlab.core.snapshot.Snapshot;
import org.oomlab.core.spare.Spare;
import org.oomlab.core.spare.SparedProcess;
import org.oomlab.core.spare.SparedProcess.Source;
import org.oomlab.core.spare.Wanted;
import org.oomlab.linux.procfs.HostView;
import picocli.CommandLine.Mixin;

/** Machines at one instant: stored ones, and this host. */
public final class SnapshotSparing {
  private static final String HOST_NAME = "this host";

  @Mixin private final HostOption host;
  private final SnapshotFinder snapshots;

  @Inject
  SnapshotSparing(HostOption host, SnapshotFinder snapshots) {
    this.host = host;
    this.snapshots = snapshots;
  }

  /**
   * What became of them.
   *
   * @param inputs names of the snapshots
   * @param processes those meant
   * @param notes what of this host could not be seen, a sentence each
   */
  record Spared(List<String> inputs, List<SparedProcess> processes, List<String> notes) {
    Spared {
      inputs = List.copyOf(inputs);
      processes = List.copyOf(processes);
      notes = List.copyOf(notes);
    }
  }

  /** Returns whether the arguments are about machines at one instant. */
  boolean areMeantBy(List<String> arguments) {
    return arguments.isEmpty() || snapshots.anySnapshot(arguments);
  }

  /** Returns the processes meant in all of them. */
  Spared of(List<String> arguments, Spare spare, Wanted wanted) {
    if (arguments.isEmpty()) {
      HostView view =
          host.read("looked at", "; spare needs Linux, or a kernel log: oom spare ... kern.log");
      Snapshot now = Snapshot.of("", view.machine(), Snapshot.wholeMachine(view.machine()));
      return new Spared(
          List.of(),
          spared(Source.HOST, 0, HOST_NAME, now, spare, wanted),
          HostNotes.source(view).notes());
    }
    List<SnapshotInput> inputs = snapshots.snapshots(arguments);
    List<SparedProcess> processes = new ArrayList<>();
    for (int index = 0; index < inputs.size(); index++) {
      SnapshotInput input = inputs.get(index);
      processes.addAll(
          spared(Source.SNAPSHOT, index, input.name(), input.snapshot(), spare, wanted));
    }
    return new Spared(inputs.stream().map(SnapshotInput::name).toList(), processes, List.of());
  }

  private static List<SparedProcess> spared(
      Source source, int index, String name, Snapshot snapshot, Spare spare, Wanted wanted) {
    if (spare.rules(snapshot).isEmpty()) {
      throw new BadInputException(
          name + ": there are no rules for kernel " + snapshot.machine().kernel().text());
    }
    return spare.of(source, index, name, snapshot, wanted);
  }
}
