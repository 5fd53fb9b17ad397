package org.oomlab.testkit.verify;

import java.util.List;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.core.snapshot.Snapshot;
import org.oomlab.core.yaml.BadDocumentException;
import org.oomlab.core.yaml.SnapshotReader;
import org.oomlab.core.yaml.SnapshotWriter;
import org.oomlab.testkit.PolicyBehavior;
import org.oomlab.testkit.PolicyInvariants;
import org.oomlab.testkit.RequestText;
import org.oomlab.testkit.Requests;
import org.oomlab.testkit.Violation;

/**
 * A machine on which a policy once broke an invariant. Keep it as a test, so that it stays mended.
 *
 * @param snapshot the machine and its OOM
 */
public record Counterexample(Snapshot snapshot) {
  /**
   * Reads one.
   *
   * @param yaml a snapshot, as {@code oom verify} prints it
   * @throws IllegalArgumentException with every problem of the text
   */
  public static Counterexample of(String yaml) {
    try {
      return new Counterexample(SnapshotReader.read(yaml));
    } catch (BadDocumentException e) {
      throw new IllegalArgumentException(String.join("\n", e.lines("counterexample")), e);
    }
  }

  static Counterexample of(String story, SelectionRequest request) {
    return new Counterexample(Snapshot.of(story, request.machine(), request.control()));
  }

  /** Returns the question it puts. */
  public SelectionRequest request() {
    return Requests.of(snapshot.machine(), snapshot.control());
  }

  /**
   * Requires that a policy keeps an invariant here.
   *
   * @param invariant its name
   * @throws AssertionError when it does not
   */
  public void requireKept(String invariant, VictimPolicy policy, Set<PolicyBehavior> behaviors) {
    SelectionRequest request = request();
    List<Violation> violations =
        PolicyInvariants.named(invariant).check(policy, behaviors, request);
    if (!violations.isEmpty()) {
      throw new AssertionError(violations.getFirst() + "\n" + RequestText.of(request));
    }
  }

  /** Returns the snapshot as text. */
  String yaml() {
    return SnapshotWriter.text(snapshot);
  }
}
