package org.oomlab.core.yaml;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.Lineage;
import org.oomlab.api.task.RssSplit;
import org.oomlab.api.task.TaskFlag;
import org.oomlab.api.task.TaskFlags;
import org.oomlab.api.task.TaskId;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.core.badness.OomAdj;

/** A process of a snapshot. */
final class TaskShape {
  /**
   * A process and where its pid stands.
   *
   * @param task the process
   * @param place where
   */
  record Placed(TaskSnapshot task, Place place) {}

  /** A pid. */
  static final NumberShape PID_NUMBER = new NumberShape("a pid", 1, Integer.MAX_VALUE);

  /** A start time. */
  static final NumberShape TICKS = new NumberShape("clock ticks", 0, Long.MAX_VALUE);

  private static final NumberShape MILLIS = new NumberShape("milliseconds", 0, Long.MAX_VALUE);
  private static final long SAME_PID = 0;
  private static final long LEAST_PAGE_BYTES = 4096;

  private static final Field<Long> ANON = PagesShape.optional("anon_pages", "Anonymous pages.");
  private static final Field<Long> FILE = PagesShape.optional("file_pages", "Mapped page cache.");
  private static final Field<Long> SHMEM =
      PagesShape.optional("shmem_pages", "Mapped shared memory.");
  private static final Shape<RssSplit> SPLIT =
      new RecordShape<>(
          "a split of rss_pages",
          List.of(ANON, FILE, SHMEM),
          values -> new RssSplit.Known(values.get(ANON), values.get(FILE), values.get(SHMEM)));

  private static final Field<Long> PARENT =
      Field.optional("parent_pid", new NumberShape("a pid", 0, Integer.MAX_VALUE), 0L, "Parent.");
  private static final Field<Long> NICE =
      Field.optional("nice", new NumberShape("a niceness", -20, 19), 0L, "Niceness.");
  private static final Field<Long> CPU =
      Field.optional("cpu_millis", MILLIS, 0L, "User and system time so far.");
  private static final Field<Long> AGE =
      Field.optional("age_millis", MILLIS, 0L, "Time since it started.");
  private static final Field<List<Lineage.Capability>> CAPABILITIES =
      Field.optional(
          "capabilities",
          new ListShape<>("a list of capabilities", words(Lineage.Capability.values()), 0),
          List.of(),
          "Those in its effective set that some release rewards.");
  private static final Shape<Lineage> LINEAGE =
      new RecordShape<>(
          "a lineage",
          List.of(PARENT, NICE, CPU, AGE, CAPABILITIES),
          values ->
              new Lineage.Known(
                  values.number(PARENT),
                  values.number(NICE),
                  values.get(CPU),
                  values.get(AGE),
                  Set.copyOf(values.get(CAPABILITIES))));

  private static final Field<Long> PID =
      Field.required("pid", PID_NUMBER, "Pid of the process (tgid).");
  private static final Field<Long> START =
      Field.optional(
          "start_ticks",
          TICKS,
          TaskId.START_UNKNOWN,
          "Start in clock ticks since boot, field 22 of /proc/PID/stat; by default not known.");
  private static final Field<Long> MM_PID =
      Field.optional(
          "mm_pid", PID_NUMBER, SAME_PID, "First thread that has the memory; by default pid.");
  private static final Field<String> NAME =
      Field.required("name", TextShape.of("a command name", "^"), "Command name.");
  private static final Field<Long> UID =
      Field.optional(
          "uid",
          new NumberShape("a user id", Integer.MIN_VALUE, Integer.MAX_VALUE),
          0L,
          "User id, signed as reports print it.");
  private static final Field<Long> TOTAL_VM =
      PagesShape.optional("total_vm_pages", "Size of the address space.");
  private static final Field<Long> RSS =
      Field.required("rss_pages", PagesShape.PAGES, "Resident pages of every kind.");
  private static final Field<RssSplit> RSS_SPLIT =
      Field.optional("rss_split", SPLIT, RssSplit.UNKNOWN, "How rss_pages divide.");
  private static final Field<Long> SWAP =
      PagesShape.optional("swap_pages", "Swapped-out anonymous pages.");
  private static final Field<Long> PGTABLES =
      Field.optional("pgtables_bytes", PagesShape.BYTES, 0L, "Page tables.");
  private static final Field<Long> PMD =
      PagesShape.optional("pmd_table_pages", "Of these, PMD tables; kernels 4.0 to 4.14.");
  private static final Field<Long> SCORE_ADJ =
      Field.optional("oom_score_adj", ProcessShapes.ADJ, 0L, "-1000 exempts it.");
  private static final Field<Long> OOM_ADJ =
      Field.optional(
          "oom_adj",
          new NumberShape("an oom_adj", TaskSnapshot.OOM_ADJ_DISABLE, OomAdj.MAX),
          0L,
          "The older knob, which decides up to 2.6.35.");
  private static final Field<List<TaskFlag>> FLAGS =
      Field.optional(
          "flags",
          new ListShape<>("a list of flags", words(TaskFlag.values()), 0),
          List.of(),
          "States that exempt it or change its turn.");
  private static final Field<String> MEMCG =
      Field.optional(
          "memcg",
          StateShapes.PATH,
          MemcgPath.UNKNOWN.value(),
          "The memcg it is charged to; by default not known.");
  private static final Field<Long> SHARED_MM =
      Field.optional(
          "shared_mm",
          new NumberShape("a number", 0, Long.MAX_VALUE),
          TaskSnapshot.MM_NOT_SHARED,
          "Equal in processes that share one address space without being threads.");
  private static final Field<Lineage> HISTORY =
      Field.optional("lineage", LINEAGE, Lineage.UNKNOWN, "Parentage, age and privileges.");

  static final Shape<Placed> TASK =
      new RecordShape<>(
          "a process",
          List.of(
              PID, START, MM_PID, NAME, UID, TOTAL_VM, RSS, RSS_SPLIT, SWAP, PGTABLES, PMD,
              SCORE_ADJ, OOM_ADJ, FLAGS, MEMCG, SHARED_MM, HISTORY),
          values -> new Placed(task(values), values.place(PID)));

  private TaskShape() {}

  /** Returns the words of an enum's constants: their names in lower case. */
  static <E extends Enum<E>> WordShape<E> words(E[] constants) {
    SequencedMap<String, E> words = new LinkedHashMap<>();
    Arrays.stream(constants).forEach(constant -> words.put(word(constant), constant));
    return new WordShape<>(words);
  }

  /** Returns the word of a constant. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static TaskSnapshot task(Values values) {
    RssSplit split = values.get(RSS_SPLIT);
    if (split instanceof RssSplit.Known known) {
      values.require(
          known.pages() == values.get(RSS),
          RSS_SPLIT,
          "found a split of " + known.pages() + " pages",
          "one of rss_pages, " + values.get(RSS));
    }
    values.require(
        values.get(PMD) <= values.get(PGTABLES) / LEAST_PAGE_BYTES,
        PMD,
        "found " + values.get(PMD) + " pages of PMD tables",
        "no more than pgtables_bytes, " + values.get(PGTABLES));
    long mmPid = values.get(MM_PID);
    return new TaskSnapshot(
        new TaskId(values.number(PID), values.get(START)),
        mmPid == SAME_PID ? values.number(PID) : Math.toIntExact(mmPid),
        values.number(UID),
        values.get(NAME),
        values.get(TOTAL_VM),
        values.get(RSS),
        split,
        values.get(SWAP),
        values.get(PGTABLES),
        values.get(PMD),
        values.number(SCORE_ADJ),
        values.number(OOM_ADJ),
        TaskFlags.of(values.get(FLAGS).toArray(TaskFlag[]::new)),
        new MemcgPath(values.get(MEMCG)),
        values.get(SHARED_MM),
        values.get(HISTORY));
  }
}
