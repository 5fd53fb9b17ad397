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
      if (!declared.containsKey(use.name)) {
        List<String> names =
            declared.keySet().stream()
                .filter(name -> name.kind == use.name.kind)
                .map(Name::name)
                .toList();
        problem(
            use.place,
            "unknown " + use.name.kind.word + " " + Problem.quoted(use.name.name),
            names.isEmpty() ? "one that is declared; there is none" : "one that is declared",
            Nearest.of(use.name.name, names).orElse(""));
      }
    }
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
