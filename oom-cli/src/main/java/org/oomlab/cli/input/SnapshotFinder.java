package org.oomlab.cli.input;

import jakarta.inject.Inject;
import java.util.List;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.Host;
import org.oomlab.cli.host.Messages;
import org.oomlab.core.yaml.SnapshotReader;

/** Turns the arguments of a command into snapshots. */
public final class SnapshotFinder {
  private final DocumentFinder<SnapshotInput> documents;

  /** Creates one; what is skipped is noted on standard error. */
  @Inject
  public SnapshotFinder(Host host, Messages messages) {
    documents =
        new DocumentFinder<>(
            host,
            messages,
            InputKind.SNAPSHOT,
            SnapshotReader.MAX_CHARACTERS,
            (name, text) -> new SnapshotInput(name, SnapshotReader.read(text)));
  }

  /** Returns whether the arguments are about snapshots: whether any of them leads to one. */
  public boolean anySnapshot(List<String> arguments) {
    return documents.any(arguments);
  }

  /**
   * Returns the snapshots named, in the order given, those of a directory and the ones below it
   * sorted by path. What else a directory holds is passed over.
   *
   * @throws BadInputException with every problem of every file
   */
  public List<SnapshotInput> snapshots(List<String> arguments) {
    return documents.all(arguments);
  }
}
