package org.oomlab.linux.kmsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.MissingFact.Kind;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.machine.MachineState;
import org.oomlab.linux.incident.IncidentMapper;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.property.IncidentArbitraries;
import org.oomlab.testkit.writer.Aside;
import org.oomlab.testkit.writer.KernelReportWriter;
import org.oomlab.testkit.writer.LinePrefix;
import org.oomlab.testkit.writer.Noise;
import org.oomlab.testkit.writer.ReportFacts;

/**
 * {@code parse(write(state)) = state}: the machine, what it was short of and what the kernel did
 * come back as far as a release prints them, for each of its layouts, any size of a page, behind
 * every prefix, among the lines of others. Each try writes one report of every layout.
 */
class IncidentRoundTripProperties {
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

    @Override
    public String toString() {
      return incident.kernel().oldest() + " " + prefix + " " + asides;
    }
  }

  @Provide
  Arbitrary<List<Case>> oneOfEveryLayout() {
    List<Arbitrary<Case>> cases = new ArrayList<>();
    for (var release : KernelReportWriter.layoutChanges()) {
      cases.add(
          Combinators.combine(
                  IncidentArbitraries.incidents(release),
                  Arbitraries.of(LinePrefix.class),
                  Arbitraries.of(Noise.NONE, Noise.ORDINARY),
                  Arbitraries.of(Aside.class).set())
              .as(Case::new));
    }
    return Combinators.combine(cases).as(list -> list);
  }

  @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
  void parse_writtenState_isThatState(@ForAll("oneOfEveryLayout") List<Case> cases) {
    for (Case written : cases) {
      List<KmsgEvent> events = Logs.events(written.text());
      assertThat(events).as(written + "\n" + written.text()).hasSize(1);
      Incident read = IncidentMapper.map((OomReport) events.getFirst(), "log");
      Incident printed = PrintedIncident.of(written.incident());
      assertSame(printed, read, written);
      TrueTotals.assertWithin(written.incident(), printed, read, written + "\n" + written.text());
    }
  }

  private static void assertSame(Incident printed, Incident read, Case written) {
    boolean exact = ReportFacts.of(printed.kernel().oldest()).processor();
    String text = written + "\n" + written.text();
    assertThat(read.origin().line()).as(text).isEqualTo(1);
    if (exact) {
      assertThat(read.kernel().oldest()).as(text).isEqualTo(printed.kernel().oldest());
      assertThat(read.kernel().isExact()).as(text).isTrue();
    }
    assertThat(read.invoker()).as(text).isEqualTo(printed.invoker());
    assertThat(read.constraint()).as(text).isEqualTo(printed.constraint());
    assertThat(read.oomMemcg()).as(text).isEqualTo(printed.oomMemcg());
    assertThat(read.machine().tasks()).as(text).isEqualTo(printed.machine().tasks());
    assertThat(read.machine().memcgs()).as(text).isEqualTo(printed.machine().memcgs());
    assertThat(read.machine().use()).as(text).isEqualTo(printed.machine().use());
    MachineState machine = Machines.like(read.machine()).kernel(printed.machine().kernel()).build();
    assertThat(exact ? read.machine() : machine).as(text).isEqualTo(printed.machine());
    assertThat(TrueTotals.without(read.totals())).as(text).isEqualTo(printed.totals());
    assertThat(read.memcgStat()).as(text).isEqualTo(printed.memcgStat());
    assertThat(read.mode()).as(text).isEqualTo(printed.mode());
    assertThat(read.actual()).as(text).isEqualTo(printed.actual());
    if (printed.actual().outcome() == Outcome.UNKNOWN) {
      return; // An end that no line tells cannot be told from a log cut within the table.
    }
    assertThat(read.missing().stream().map(MissingFact::kind).filter(DAMAGE::contains))
        .as(text)
        .isEmpty();
  }

  /** What a whole report never lacks. */
  private static final Set<Kind> DAMAGE =
      EnumSet.of(Kind.HEAD, Kind.TASK_ROWS, Kind.INTERLEAVED, Kind.OTHER);
}
