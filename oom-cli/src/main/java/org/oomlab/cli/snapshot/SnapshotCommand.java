package org.oomlab.cli.snapshot;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.oomlab.cli.host.ExitCode;
import org.oomlab.cli.option.FileOption;
import org.oomlab.cli.option.HostOption;
import org.oomlab.cli.rank.HostNotes;
import org.oomlab.core.report.RankedMachine.Source;
import org.oomlab.core.snapshot.Snapshot;
import org.oomlab.core.yaml.SnapshotWriter;
import org.oomlab.linux.procfs.HostView;
import org.oomlab.linux.procfs.PidView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the live host as a snapshot. */
@Command(
    name = "snapshot",
    header = "This host as it is now, as YAML that rank and compare read.",
    description =
        "%nWrites all that decides who dies: processes, memory cgroups, totals, settings. What the"
            + " file says is what rank would have ranked at that instant. It holds names of"
            + " processes and cgroups, no command lines and no contents.%n",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  oom snapshot -o before.yaml",
      "  oom rank before.yaml                    who would have died",
      "  oom compare before.yaml                 and under other policies",
      "  ssh web1 oom snapshot | oom rank -"
    })
public final class SnapshotCommand implements Callable<Integer> {
  @Mixin private final HostOption host;
  @Mixin private final FileOption file;

  @Inject
  SnapshotCommand(HostOption host, FileOption file) {
    this.host = host;
    this.file = file;
  }

  @Override
  public Integer call() {
    HostView view = host.read("read", "; a snapshot needs Linux");
    Source.Live source = HostNotes.source(view);
    Snapshot snapshot =
        new Snapshot(
            "",
            view.view() == PidView.HOST ? Snapshot.View.HOST : Snapshot.View.CONTAINER,
            source.ownPid(),
            source.notes(),
            view.machine(),
            Snapshot.wholeMachine(view.machine()));
    file.output().write(out -> SnapshotWriter.write(out, snapshot));
    return ExitCode.OK.code();
  }
}
