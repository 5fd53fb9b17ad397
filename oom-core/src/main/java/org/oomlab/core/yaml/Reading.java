package org.oomlab.core.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.oomlab.core.text.Nearest;

/** What is noticed while a tree is read: problems, names declared and names used. */
final class Reading {
  /** What a name stands for. */
  enum NameKind {
    /** A memory cgroup. */
    MEMCG("memcg"),
    /** A group of processes. */
    GROUP("group of processes"),
    /** A swap device. */
    SWAP("swap device");

    private final String word;

    NameKind(String word) {
      this.word = word;
    }
  }

  /** Always there, and never declared. */
  private static final Name ROOT = new Name(NameKind.MEMCG, "/");

  private static final int MOST_CANDIDATES = 8;

  private record Name(NameKind kind, String name) {}

  private record Use(Name name, Place place) {}

  private final List<Problem> problems;
  private final SequencedMap<Name, Place> declared = new LinkedHashMap<>();
  private final List<Use> uses = new ArrayList<>();

  Reading(List<Problem> problems) {
    this.problems = problems;
  }

  void problem(Place place, String found, String expected) {
    problem(place, found, expected, "");
  }

  void problem(Place place, String found, String expected, String suggestion) {
    problems.add(new Problem(place, found, expected, suggestion));
  }

  int problemCount() {
    return problems.size();
  }

  /** Notes that a name is declared here. */
  void declare(NameKind kind, String name, Place place) {
    Place before = declared.putIfAbsent(new Name(kind, name), place);
    if (before != null) {
      problem(
          place,
          "the " + kind.word + " " + Problem.quoted(name) + " again",
          "a name of its own; line " + before.line() + " has declared this one");
    }
  }

  /** Notes that a name is used here. */
  void use(NameKind kind, String name, Place place) {
    uses.add(new Use(new Name(kind, name), place));
  }

  /** Reports the names that are used and declared nowhere. */
  void resolve() {
    for (Use use : uses) {
      if (!declared.containsKey(use.name) && !use.name.equals(ROOT)) {
        List<String> names =
            declared.keySet().stream()
                .filter(name -> name.kind == use.name.kind)
                .map(Name::name)
                .toList();
        String near = Nearest.of(use.name.name, names).orElse("");
        problem(
            use.place,
            "unknown " + use.name.kind.word + " " + Problem.quoted(use.name.name),
            "one that is declared" + (near.isEmpty() ? candidates(names) : ""),
            near);
      }
    }
  }

  private static String candidates(List<String> names) {
    if (names.isEmpty()) {
      return "; there is none";
    }
    int more = names.size() - MOST_CANDIDATES;
    return ": "
        + String.join(", ", names.subList(0, Math.min(names.size(), MOST_CANDIDATES)))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** Returns where names of a kind were declared. */
  Map<String, Place> places(NameKind kind) {
    SequencedMap<String, Place> places = new LinkedHashMap<>();
    declared.forEach(
        (name, place) -> {
          if (name.kind == kind) {
            places.put(name.name, place);
          }
        });
    return places;
  }
}
