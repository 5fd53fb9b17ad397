package org.oomlab.core.report.words;

import java.util.Optional;
import java.util.OptionalLong;
import org.oomlab.api.incident.ActualOutcome;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.incident.Outcome;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.replay.Prediction;
import org.oomlab.core.report.ExplainedReport;
import org.oomlab.core.text.SafeText;
import org.oomlab.core.text.Sizes;

/** The one sentence that comes first: who died, and why somebody had to. */
public final class VerdictSentence {
  private VerdictSentence() {}

  /** Returns the sentence, and others that tell why this one and who died with it. */
  public static String of(ExplainedReport report) {
    Incident incident = report.incident();
    return switch (incident.actual().outcome()) {
      case KILLED -> killed(incident) + Victim.preference(report) + Elsewhere.note(incident);
      case NO_KILLABLE -> nobody(incident);
      case PANIC -> panic(incident);
      case UNKNOWN -> unknown(incident, report.judgement().predicted());
    };
  }

  private static String killed(Incident incident) {
    ActualOutcome actual = incident.actual();
    String victim = process(actual.victimComm(), actual.victimPid());
    if (incident.mode().allocatingTask()) {
      return "Linux killed "
          + victim
          + ", which asked for memory, because "
          + Cause.clause(incident)
          + " and vm.oom_kill_allocating_task is set"
          + held(incident)
          + "."
          + others(incident);
    }
    boolean childDied = actual.chosenPid() > 0 && actual.chosenPid() != actual.victimPid();
    return "Linux killed "
        + victim
        + (childDied ? " in place of its parent (pid " + actual.chosenPid() + ")" : "")
        + " because "
        + Cause.clause(incident)
        + held(incident)
        + "."
        + others(incident);
  }

  private static String nobody(Incident incident) {
    int rows = incident.machine().tasks().size();
    String exempt =
        rows == 0
            ? ""
            : "; "
                + (rows == 1 ? "the 1 process" : "none of the " + rows + " processes")
                + (rows == 1 ? " in it cannot be killed" : " in it can be killed");
    return "Linux killed nobody although " + Cause.clause(incident) + exempt + ".";
  }

  private static String panic(Incident incident) {
    boolean asked = incident.mode().panicOnOom() > 0;
    return "Linux panicked because "
        + Cause.clause(incident)
        + (asked ? " and vm.panic_on_oom is set." : " and it found nobody to kill.");
  }

  private static String unknown(Incident incident, Prediction predicted) {
    String model =
        predicted.outcome() == Outcome.KILLED
            ? " By the model it was " + process(predicted.victimComm(), predicted.victimPid()) + "."
            : "";
    return capitalised(Cause.clause(incident)) + "; " + silence(incident) + model;
  }

  private static String silence(Incident incident) {
    int chosen = incident.actual().chosenPid();
    return chosen > 0
        ? "Linux chose pid " + chosen + ", but no line of the log says that it was killed."
        : "the log does not say whom Linux killed.";
  }

  /** What the victim held of what ran out. */
  private static String held(Incident incident) {
    Optional<TaskSnapshot> row = Victim.row(incident);
    if (row.isEmpty()) {
      return "";
    }
    TaskSnapshot victim = row.get();
    OptionalLong scarce = Cause.scarcePages(incident);
    int pageSizeBytes = incident.machine().pageSizeBytes();
    if (scarce.isEmpty() || victim.rssPages() > scarce.getAsLong()) {
      return "; it held " + Sizes.ofPages(victim.rssPages() + victim.swapPages(), pageSizeBytes);
    }
    if (Cause.isOfMemoryAndSwap(incident)) {
      long heldPages = Math.min(victim.rssPages() + victim.swapPages(), scarce.getAsLong());
      return "; it held " + percent(heldPages, scarce.getAsLong()) + " of it";
    }
    return "; it held "
        + percent(victim.rssPages(), scarce.getAsLong())
        + (isMemcg(incident) ? " of it" : " of RAM")
        + (victim.swapPages() == 0
            ? ""
            : " and " + Sizes.ofPages(victim.swapPages(), pageSizeBytes) + " of swap");
  }

  private static boolean isMemcg(Incident incident) {
    return switch (incident.constraint()) {
      case MEMCG -> true;
      case NONE, CPUSET, MEMORY_POLICY -> false;
    };
  }

  /** Who died with the victim. */
  private static String others(Incident incident) {
    int others = incident.actual().killedPids().size() - 1;
    if (others == 0) {
      return "";
    }
    String who = others == 1 ? "1 other process" : others + " other processes";
    return incident.mode().group().isKnown()
        ? " With it died "
            + who
            + " of "
            + Place.of(incident.mode().group())
            + ", which memory.oom.group keeps together."
        : " With it died " + who + " that run on the same memory.";
  }

  /** Returns a share as per cent: rounded, but neither 0 nor 100 unless exactly so. */
  public static String percent(long part, long whole) {
    if (part == 0) {
      return "0 %";
    }
    if (part == whole) {
      return "all";
    }
    long tenths = part > Long.MAX_VALUE / 1000 ? part / (whole / 1000) : part * 1000 / whole;
    if (tenths < 10) {
      return "less than 1 %";
    }
    return Math.min((tenths + 5) / 10, 99) + " %";
  }

  /** Returns a process as sentences name it, fit for a terminal. */
  public static String process(String comm, int pid) {
    return SafeText.clean(comm) + " (pid " + pid + ")";
  }

  private static String capitalised(String clause) {
    return Character.toUpperCase(clause.charAt(0)) + clause.substring(1);
  }
}
