package org.oomlab.core.spare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.oomlab.api.incident.ToldFact;
import org.oomlab.api.machine.MachineState;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.compare.Toll;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.replay.Prediction;
import org.oomlab.core.spare.SideEffect.Kind;
import org.oomlab.core.text.Sizes;

/** What it means that others die instead. */
final class SideEffects {
  /** Names of processes that a host, a session or all containers of a host hang on. */
  private static final Set<String> CRITICAL =
      Set.of(
          "systemd",
          "init",
          "systemd-journal",
          "systemd-logind",
          "systemd-udevd",
          "dbus-daemon",
          "dbus-broker",
          "sshd",
          "NetworkManager",
          "containerd",
          "dockerd",
          "crio",
          "kubelet",
          "Xorg",
          "gnome-shell",
          "kwin_wayland");

  private static final int INIT = 1;

  private final Plight plight;
  private final Prediction instead;
  private final String victim;

  /** Whether the report leaves nobody else to die. */
  private final boolean certain;

  private final List<SideEffect> effects = new ArrayList<>();

  private SideEffects(Plight plight, Prediction instead, boolean certain) {
    this.plight = plight;
    this.instead = instead;
    this.certain = certain;
    this.victim = Named.victimOf(instead).words();
  }

  /**
   * Returns what comes with a change.
   *
   * @param lives what becomes of the OOM with the change
   * @param exempt whether the change exempts the process
   */
  static List<SideEffect> of(Plight plight, Fate.Lives lives, boolean exempt) {
    List<SideEffect> all = new ArrayList<>();
    for (Prediction instead : lives.predictions()) {
      SideEffects effects = new SideEffects(plight, instead, lives.predictions().size() == 1);
      if (exempt) {
        effects.exempt();
      }
      effects.whoIsNext(lives.judgement());
      effects.victim();
      effects.toll();
      all.addAll(effects.effects);
    }
    return all.stream().distinct().toList();
  }

  private void exempt() {
    add(
        Kind.EXEMPT_FOR_EVER,
        "at "
            + plight.knob().min()
            + " "
            + plight.process().comm()
            + " is never killed: should it leak, all others die first");
  }

  /** Whose turn it is among several hangs on the total; of one alone it does not. */
  private void whoIsNext(Judgement judgement) {
    List<TaskSnapshot> left =
        judgement.explanation().ranking().stream()
            .map(Candidate::task)
            .filter(task -> !instead.killedPids().contains(task.mmPid()))
            .filter(task -> task.mmPid() != instead.victimPid())
            .toList();
    if (left.isEmpty()) {
      boolean memcg = plight.incident().constraint() == OomConstraint.MEMCG;
      add(
          Kind.NOBODY_LEFT,
          "after "
              + victim
              + " nobody is left to kill: "
              + (memcg ? "the memcg then stays full" : "the next OOM panics the machine"));
    } else if (left.getFirst().id().equals(plight.process().id())
        && (left.size() == 1 || judgement.totalPages().isExact())) {
      add(Kind.NEXT_IN_LINE, "after " + victim + " it is " + plight.named().words() + "'s turn");
    }
  }

  private void victim() {
    MachineState machine = plight.incident().machine();
    Optional<TaskSnapshot> row =
        machine.tasks().stream().filter(task -> task.mmPid() == instead.victimPid()).findFirst();
    if (row.filter(task -> isOnlyChildOfInit(task, machine)).isPresent()) {
      add(Kind.ONLY_CHILD_OF_INIT, victim + " is the only child of init: all else hangs on it");
    }
    if (CRITICAL.contains(instead.victimComm())) {
      add(Kind.CRITICAL, "the host or its containers hang on " + victim + ", by its name");
    }
    if (row.filter(task -> perhapsInVfork(task, machine)).isPresent()) {
      add(
          Kind.PERHAPS_IN_VFORK,
          victim
              + " may be a child in vfork, since another row equals its own: then the kernel passes"
              + " it over");
    }
  }

  private static boolean isOnlyChildOfInit(TaskSnapshot task, MachineState machine) {
    return isChildOfInit(task)
        && machine.tasks().stream().filter(SideEffects::isChildOfInit).count() == 1;
  }

  private static boolean isChildOfInit(TaskSnapshot task) {
    return task.lineage() instanceof Lineage.Known known && known.parentPid() == INIT;
  }

  private boolean perhapsInVfork(TaskSnapshot task, MachineState machine) {
    return plight.rules().exemption().vfork()
        && !plight.incident().isTold(ToldFact.VFORK)
        && machine.tasks().stream()
            .anyMatch(
                other ->
                    !other.id().equals(task.id())
                        && other.totalVmPages() == task.totalVmPages()
                        && other.rssPages() == task.rssPages()
                        && other.swapPages() == task.swapPages()
                        && other.pgtablesBytes() == task.pgtablesBytes());
  }

  private void toll() {
    MachineState machine = plight.incident().machine();
    int others = instead.killedPids().size() - 1;
    if (others > 0) {
      add(
          Kind.LARGER_GROUP,
          "with "
              + victim
              + (others == 1 ? " dies 1 other process" : " die " + others + " other processes"));
    }
    Toll before = toll(plight.prediction());
    Toll after = toll(instead);
    if (before.known() && after.known() && after.freedPages() < before.freedPages()) {
      int pageSizeBytes = machine.pageSizeBytes();
      add(
          Kind.FREES_LESS,
          (certain ? "that frees " : "should " + victim + " die, that frees ")
              + Sizes.ofPages(after.freedPages(), pageSizeBytes)
              + " instead of "
              + Sizes.ofPages(before.freedPages(), pageSizeBytes));
    }
  }

  private Toll toll(Prediction prediction) {
    return prediction.killedKnown()
        ? Toll.of(plight.incident().machine(), prediction.killedPids())
        : Toll.UNKNOWN;
  }

  private void add(Kind kind, String sentence) {
    effects.add(new SideEffect(kind, sentence));
  }
}
