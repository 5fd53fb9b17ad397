package org.oomlab.core.report.html;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.IncidentTotals;
import org.oomlab.api.incident.Invoker;
import org.oomlab.api.incident.KernelEvidence;
import org.oomlab.api.incident.KillMode;
import org.oomlab.api.incident.MissingFact;
import org.oomlab.api.incident.Origin;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.incident.PageBounds;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Factor;
import org.oomlab.api.select.IneligibilityReason;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.Reason;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.Fixtures;
import org.oomlab.core.compare.PolicyOutcome;
import org.oomlab.core.compare.Situation;
import org.oomlab.core.compare.Toll;
import org.oomlab.core.replay.Agreement;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.replay.Prediction;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.report.Finding;
import org.oomlab.core.report.UnreportedKill;

/** Pages about machines on which everything that has a name has the same one. */
final class Pages {
  private static final KernelRelease RELEASE = KernelRelease.of(6, 12);

  private Pages() {}

  /** Keeps text in memory. */
  static final class Memory implements Spool {
    private final StringWriter text = new StringWriter();

    @Override
    public Writer writer() {
      return text;
    }

    @Override
    public void copyTo(Writer out) throws IOException {
      out.append(text.getBuffer());
    }
  }

  /** Returns a page of explained reports, of 30 processes each. */
  static String explain(String name, int reports) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < reports; i++) {
      findings.add(report(name, i, 30, 1));
    }
    findings.add(new UnreportedKill(77, name, name, 5));
    return explain(name, findings);
  }

  static String explain(String name, List<Finding> findings) {
    StringWriter out = new StringWriter();
    try {
      ExplainHtml.write(out, new Memory(), 20, List.of(name), findings.iterator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Returns a page of two situations in which policies part and one does not decide. */
  static String compare(String name) {
    List<Situation> situations =
        List.of(situation(name, 0, List.of(name, name)), situation(name, 1, List.of()));
    StringWriter out = new StringWriter();
    try {
      CompareHtml.write(out, new Memory(), List.of(name, name, name), situations.iterator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Returns a report of that many processes, the first of them killed, the last one exempt. */
  static ExplainedReport report(String name, long index, int processes, int victimPid) {
    return new ExplainedReport(
        index,
        name,
        "",
        incident(name, processes, victimPid),
        new Judgement(
            List.of(Agreement.values()).get((int) (index % 3)),
            name,
            prediction(name, victimPid),
            explanation(name, processes),
            PageBounds.exactly(5120),
            RELEASE));
  }

  private static Situation situation(String name, long index, List<String> partings) {
    return new Situation(
        index,
        incident(name, 3, 1),
        List.of(
            outcome(name, PolicyOutcome.Status.DECIDED, 1),
            outcome(name, PolicyOutcome.Status.DECIDED, 2),
            outcome(name, PolicyOutcome.Status.UNDECIDED, 0)),
        partings);
  }

  private static PolicyOutcome outcome(String name, PolicyOutcome.Status status, int pid) {
    return new PolicyOutcome(
        name,
        status,
        pid > 0 ? prediction(name, pid) : Prediction.UNKNOWN,
        pid > 0 ? new Toll(true, 300, true, 1230) : Toll.UNKNOWN,
        explanation(name, 3),
        name);
  }

  private static Prediction prediction(String name, int pid) {
    return new Prediction(
        Outcome.KILLED, pid, name, new MemcgPath("/" + name + "/b"), List.of(pid), true);
  }

  private static Incident incident(String name, int processes, int victimPid) {
    MemcgPath box = new MemcgPath("/" + name + "/b");
    TaskSnapshot[] tasks =
        IntStream.rangeClosed(1, processes)
            .mapToObj(pid -> task(name, pid))
            .toArray(TaskSnapshot[]::new);
    return new Incident(
        new Origin(name, 7, name),
        new KernelEvidence(name, RELEASE, RELEASE, name),
        new Invoker(name, 3, 0xcc0, name, 0, 0),
        OomConstraint.MEMCG,
        box,
        Fixtures.machine("6.12", tasks),
        new IncidentTotals(
            PageBounds.UNKNOWN,
            PageBounds.UNKNOWN,
            PageBounds.UNKNOWN,
            PageBounds.exactly(5120),
            PageBounds.UNKNOWN,
            PageBounds.UNKNOWN),
        Map.of("anon", 4_000_000L, "file", 400_000L, "shmem", 300_000L),
        new KillMode(false, box),
        new ActualOutcome(Outcome.KILLED, victimPid, name, box, List.of(victimPid, 900), victimPid),
        List.of(new MissingFact(MissingFact.Kind.OTHER, name)));
  }

  private static Explanation explanation(String name, int processes) {
    List<Candidate> candidates = new ArrayList<>();
    for (int pid = 1; pid <= processes; pid++) {
      TaskSnapshot task = task(name, pid);
      candidates.add(
          pid == processes
              ? new Candidate(
                  task,
                  Candidate.UNRANKED,
                  0,
                  0,
                  new Candidate.Standing.Ineligible(IneligibilityReason.OOM_SCORE_ADJ_MIN))
              : new Candidate(
                  task,
                  pid,
                  0,
                  task.rssPages() + task.swapPages() + (pid % 3 - 1) * 20L,
                  new Candidate.Standing.Eligible(
                      List.of(
                          Factor.pages(Factor.RESIDENT, task.rssPages()),
                          Factor.pages(Factor.SWAP, task.swapPages()),
                          Factor.pages(Factor.ADJ, (pid % 3 - 1) * 20L)))));
    }
    return Explanation.of(new Reason("rule", name), () -> candidates);
  }

  static TaskSnapshot task(String name, int pid) {
    return new TaskSnapshot(
        TaskId.ofPid(pid),
        pid,
        0,
        name,
        1000,
        Math.max(4000L - pid, 100),
        RssSplit.UNKNOWN,
        pid % 2 * 50L,
        8192,
        0,
        0,
        0,
        TaskFlags.NONE,
        MemcgPath.UNKNOWN,
        TaskSnapshot.MM_NOT_SHARED,
        Lineage.UNKNOWN);
  }
}
