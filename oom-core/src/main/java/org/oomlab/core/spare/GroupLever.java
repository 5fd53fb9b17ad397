package org.oomlab.core.spare;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;

/** Which {@code memory.oom.group} takes the process along, and must be cleared. */
final class GroupLever {
  private static final Lever LEVER = Lever.OOM_GROUP;

  private GroupLever() {}

  static Remedy of(Plight plight) {
    if (plight.isChosen()) {
      return new Remedy.Impossible(
          LEVER, "it is chosen itself, and the flag only decides who dies with it");
    }
    SequencedSet<MemcgPath> flagged = flagged(plight.incident());
    for (MemcgPath memcg : flagged) {
      Incident changed = Altered.withoutGroup(plight.incident(), memcg);
      if (plight.rerun().fate(changed, plight.named()) instanceof Fate.Lives lives) {
        return new Remedy.Needed(
            LEVER,
            "memory.oom.group",
            Named.NOBODY,
            memcg,
            1,
            0,
            lives.victims(),
            SideEffects.of(plight, lives, false));
      }
    }
    String victim = Named.victimOf(plight.prediction()).words();
    return new Remedy.Impossible(
        LEVER,
        flagged.isEmpty()
            ? "it dies because it shares the memory of " + victim
            : "it dies with " + victim + " without any one of the flags too");
  }

  private static SequencedSet<MemcgPath> flagged(Incident incident) {
    SequencedSet<MemcgPath> flagged = new LinkedHashSet<>();
    incident.machine().memcgs().memcgs().stream()
        .filter(MemcgState::oomGroup)
        .map(MemcgState::path)
        .forEach(flagged::add);
    if (incident.mode().group().isKnown()) {
      flagged.add(incident.mode().group());
    }
    return flagged;
  }
}
