package org.oomlab.cli.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.core.snapshot.Snapshot;
import org.oomlab.core.yaml.SnapshotReader;
import org.oomlab.core.yaml.SnapshotWriter;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.property.MachineArbitraries;

/** What is written is what is read. */
final class SnapshotRoundTripProperties {
  @Property(tries = 1000)
  void snapshot_ofAnyRequest_isReadAsItWas(@ForAll("requests") SelectionRequest request)
      throws Exception {
    Snapshot snapshot = Snapshot.of("made up", request.machine(), request.control());

    assertThat(SnapshotReader.read(text(snapshot))).isEqualTo(snapshot);
  }

  @Property(tries = 500)
  void text_ofAnyCharacters_isReadAsItWas(@ForAll String story, @ForAll String note)
      throws Exception {
    Snapshot snapshot =
        new Snapshot(
            wellFormed(story),
            Snapshot.View.HOST,
            1,
            java.util.List.of(wellFormed(note)),
            Machines.machine().build(),
            Snapshot.wholeMachine(Machines.machine().build()));

    assertThat(SnapshotReader.read(text(snapshot))).isEqualTo(snapshot);
  }

  @Provide
  Arbitrary<SelectionRequest> requests() {
    return MachineArbitraries.requests();
  }

  /** Half a character is none, and no encoding can write it. */
  private static String wellFormed(String text) {
    StringBuilder whole = new StringBuilder();
    text.codePoints()
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  private static String text(Snapshot snapshot) throws Exception {
    StringWriter out = new StringWriter();
    SnapshotWriter.write(out, snapshot);
    return out.toString();
  }
}
