package org.oomlab.core.yaml;

import java.util.List;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.scenario.Arrival;
import org.oomlab.core.scenario.Behaviour;
import org.oomlab.core.scenario.Dependency;
import org.oomlab.core.scenario.Distribution;
import org.oomlab.core.scenario.Importance;
import org.oomlab.core.scenario.Limits;
import org.oomlab.core.scenario.ProcessGroup;
import org.oomlab.core.scenario.RestartPolicy;

/** A process, or several of a kind. */
final class ProcessShapes {
  /** Names of groups. */
  static final TextShape NAME =
      TextShape.of("a name of letters, digits and -_.", "^[A-Za-z_][A-Za-z0-9_.-]{0,63}$");

  /** {@code oom_score_adj}. */
  static final NumberShape ADJ =
      new NumberShape(
          "an oom_score_adj", TaskSnapshot.OOM_SCORE_ADJ_MIN, TaskSnapshot.OOM_SCORE_ADJ_MAX);

  private static final String COMM_OF_NAME = "";
  private static final Arrival AT_ONCE = new Arrival.Together(0);

  private static final Field<Long> FIRST =
      Field.optional("first", QuantityShape.TIME, 0L, "When the first starts.");
  private static final Field<Distribution> EVERY =
      Field.required("every", DistributionShapes.TIME, "Time to the next one.");
  private static final Shape<Arrival> ARRIVAL =
      new EitherShape<>(
          QuantityShape.TIME,
          Arrival.Together::new,
          new RecordShape<Arrival>(
              "the times of starts",
              List.of(FIRST, EVERY),
              values -> new Arrival.Spaced(values.get(FIRST), values.get(EVERY))));

  private static final Field<String> DEPENDED_ON =
      Field.required(
          "group", NAME.referringTo(Reading.NameKind.GROUP), "Whose death takes it along.");
  private static final Field<Long> AFTER =
      Field.optional("after", QuantityShape.TIME, 0L, "How long it bears that.");
  private static final Shape<Dependency> DEPENDENCY =
      new RecordShape<>(
          "a dependency",
          List.of(DEPENDED_ON, AFTER),
          values -> new Dependency(values.get(DEPENDED_ON), values.get(AFTER)));

  private static final Field<String> GROUP_NAME =
      Field.required("name", NAME.declaring(Reading.NameKind.GROUP), "Its name, for events too.");
  private static final Field<String> COMM =
      Field.optional(
          "comm",
          TextShape.of("a command name of up to 15 characters", "^[ -~]{1,15}$"),
          COMM_OF_NAME,
          "Command name; by default the start of the name.");
  private static final Field<Long> COUNT =
      Field.optional(
          "count", new NumberShape("processes", 1, Limits.MAX_PROCESSES), 1L, "How many.");
  private static final Field<Arrival> START =
      Field.optional("start", ARRIVAL, AT_ONCE, "When they start.");
  private static final Field<String> MEMCG =
      Field.optional("memcg", CgroupShape.PATH_OR_ROOT, "/", "Where they are charged.");
  private static final Field<Long> UID =
      Field.optional("uid", new NumberShape("a user id", 0, Integer.MAX_VALUE), 1000L, "User.");
  private static final Field<Long> OOM_SCORE_ADJ =
      Field.optional("oom_score_adj", ADJ, 0L, "-1000 exempts it, 1000 offers it first.");
  private static final Field<Long> THREADS =
      Field.optional(
          "threads",
          new NumberShape("threads", 1, ProcessGroup.MAX_THREADS),
          1L,
          "Threads of each; each has a kernel stack.");
  private static final Field<Long> UNTOUCHED =
      Field.optional(
          "untouched",
          QuantityShape.SIZE,
          0L,
          "Address space reserved and never touched; counts for overcommit.");
  private static final Field<List<Behaviour>> DOES =
      Field.required(
          "does",
          new ListShape<>("a list of behaviours", BehaviourShapes.BEHAVIOUR, 0),
          "What each does; all run side by side.");
  private static final Field<RestartPolicy> RESTART =
      Field.optional(
          "restart",
          ImportanceShapes.RESTART,
          new RestartPolicy.Never(),
          "What the service manager does when one dies; by default nothing.");
  private static final Field<List<Dependency>> DEPENDS_ON =
      Field.optional(
          "depends_on",
          new ListShape<>("a list of dependencies", DEPENDENCY, 0),
          List.of(),
          "It fails when none of another group is left.");
  private static final Field<Importance> IMPORTANCE =
      Field.optional(
          "importance", ImportanceShapes.IMPORTANCE, Importance.ORDINARY, "What its death costs.");

  static final Shape<ProcessGroup> GROUP =
      new RecordShape<>(
          "a group of processes",
          List.of(
              GROUP_NAME,
              COMM,
              COUNT,
              START,
              MEMCG,
              UID,
              OOM_SCORE_ADJ,
              THREADS,
              UNTOUCHED,
              DOES,
              RESTART,
              DEPENDS_ON,
              IMPORTANCE),
          ProcessShapes::group);

  private ProcessShapes() {}

  private static ProcessGroup group(Values values) {
    String name = values.get(GROUP_NAME);
    values.require(
        values.get(DEPENDS_ON).stream().noneMatch(d -> d.on().equals(name)),
        DEPENDS_ON,
        "found a group that depends on itself",
        "another group");
    String start = name.substring(0, Math.min(name.length(), ProcessGroup.MAX_COMM_LENGTH));
    return new ProcessGroup(
        name,
        values.has(COMM) ? values.get(COMM) : start,
        values.number(COUNT),
        values.get(START),
        new MemcgPath(values.get(MEMCG)),
        values.number(UID),
        values.number(OOM_SCORE_ADJ),
        values.number(THREADS),
        values.get(UNTOUCHED),
        values.get(DOES),
        values.get(RESTART),
        values.get(DEPENDS_ON),
        values.get(IMPORTANCE));
  }
}
