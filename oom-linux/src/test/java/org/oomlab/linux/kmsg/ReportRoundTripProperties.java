package org.oomlab.linux.kmsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.oomlab.api.incident.Incident;
import org.oomlab.testkit.property.IncidentArbitraries;
import org.oomlab.testkit.writer.Aside;
import org.oomlab.testkit.writer.KernelReportWriter;
import org.oomlab.testkit.writer.LinePrefix;
import org.oomlab.testkit.writer.Noise;

/**
 * What is written is read again: every fact that a release's layout has room for, for every layout
 * from 2.6.11 on, behind every prefix, among the lines of others.
 */
class ReportRoundTripProperties {
  /** A report as it stands in some log. */
  record Case(Incident incident, LinePrefix prefix, Noise noise, Set<Aside> asides) {
    Case {
      asides = Set.copyOf(asides);
    }

    String text() {
      return KernelReportWriter.dmesg()
          .withPrefix(prefix)
          .withNoise(noise)
          .withAsides(asides)
          .write(incident);
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            Arbitraries.of(KernelReportWriter.layoutChanges())
                .flatMap(IncidentArbitraries::incidents),
            Arbitraries.of(LinePrefix.class),
            Arbitraries.of(Noise.NONE, Noise.ORDINARY),
            Arbitraries.of(Aside.class).set())
        .as(Case::new);
  }

  @Property(tries = 600)
  void parse_writtenReport_saysWhatWasWritten(@ForAll("cases") Case written) {
    String text = written.text();

    List<KmsgEvent> events = parse(text);

    assertThat(events).as(text).hasSize(1);
    assertThat(events.getFirst()).isInstanceOf(OomReport.class);
    WrittenFacts facts = new WrittenFacts(written.incident());
    assertThat(facts.differences((OomReport) events.getFirst())).as(text).isEmpty();
  }

  static List<KmsgEvent> parse(String text) {
    List<KmsgEvent> events = new ArrayList<>();
    try {
      OomReportParser.parse(
          new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), events::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return events;
  }
}
