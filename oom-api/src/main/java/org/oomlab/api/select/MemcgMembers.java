package org.oomlab.api.select;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.RandomAccess;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.api.task.TaskSnapshot;

/**
 * Who belongs to which memcg, by number: for a policy that weighs memcgs before processes. Made
 * from the tasks at the first question, O(tasks + memcgs); every answer after that is O(1).
 * Immutable to the outside and thread-safe.
 */
public final class MemcgMembers {
  /** A task in the root, which a {@link MemcgTree} need not hold. */
  public static final int ROOT = -1;

  /** A task in a memcg that the tree does not hold. */
  public static final int NOT_SHOWN = -2;

  /** A task of which the source does not tell the memcg. */
  public static final int UNKNOWN = -3;

  private static final int OFFSET = -UNKNOWN;

  private final MemcgTree memcgs;
  private final List<TaskSnapshot> tasks;
  private volatile Index index = Index.NONE;

  private MemcgMembers(MemcgTree memcgs, List<TaskSnapshot> tasks) {
    this.memcgs = memcgs;
    this.tasks = tasks;
  }

  /** Returns the members of each memcg of {@code memcgs} among {@code tasks}. */
  static MemcgMembers of(MemcgTree memcgs, List<TaskSnapshot> tasks) {
    return new MemcgMembers(memcgs, List.copyOf(tasks));
  }

  /**
   * Returns the number of a task's memcg in the tree, or {@link #ROOT}, {@link #NOT_SHOWN} or
   * {@link #UNKNOWN}.
   *
   * @param task place of the task in the request's list
   */
  public int memcgOf(int task) {
    return index().memcgOf[task];
  }

  /**
   * Returns the tasks of one memcg, not of those below it, in walk order: a view that copies
   * nothing.
   *
   * @param memcg a number of the tree, or {@link #ROOT}, {@link #NOT_SHOWN} or {@link #UNKNOWN}
   */
  public List<TaskSnapshot> of(int memcg) {
    Index made = index();
    return new Members(
        tasks, made.byMemcg, made.starts[memcg + OFFSET], made.starts[memcg + OFFSET + 1]);
  }

  /** Returns whether these are the members among those tasks. */
  boolean areOf(List<TaskSnapshot> others) {
    return tasks.equals(others);
  }

  private Index index() {
    Index made = index;
    if (made == Index.NONE) {
      made = Index.of(memcgs, tasks);
      index = made;
    }
    return made;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MemcgMembers members
        && memcgs.equals(members.memcgs)
        && tasks.equals(members.tasks);
  }

  @Override
  public int hashCode() {
    return 31 * memcgs.hashCode() + tasks.hashCode();
  }

  @Override
  public String toString() {
    return tasks.size() + " tasks in " + memcgs.memcgs().size() + " memcgs";
  }

  /** The places of the tasks sorted by memcg, and where each memcg's begin. */
  private static final class Index {
    static final Index NONE = new Index(new int[0], new int[0], new int[0]);

    final int[] memcgOf;
    final int[] byMemcg;
    final int[] starts;

    private Index(int[] memcgOf, int[] byMemcg, int[] starts) {
      this.memcgOf = memcgOf;
      this.byMemcg = byMemcg;
      this.starts = starts;
    }

    static Index of(MemcgTree memcgs, List<TaskSnapshot> tasks) {
      int[] memcgOf = new int[tasks.size()];
      int[] starts = new int[memcgs.memcgs().size() + OFFSET + 1];
      for (int task = 0; task < memcgOf.length; task++) {
        memcgOf[task] = number(memcgs, tasks.get(task).memcg());
        starts[memcgOf[task] + OFFSET + 1]++;
      }
      for (int at = 1; at < starts.length; at++) {
        starts[at] += starts[at - 1];
      }
      int[] next = Arrays.copyOf(starts, starts.length);
      int[] byMemcg = new int[tasks.size()];
      for (int task = 0; task < memcgOf.length; task++) {
        byMemcg[next[memcgOf[task] + OFFSET]++] = task;
      }
      return new Index(memcgOf, byMemcg, starts);
    }

    private static int number(MemcgTree memcgs, MemcgPath path) {
      if (!path.isKnown()) {
        return UNKNOWN;
      }
      if (path.equals(MemcgPath.ROOT)) {
        return ROOT;
      }
      int shown = memcgs.indexOf(path);
      return shown == MemcgTree.NOT_SHOWN ? NOT_SHOWN : shown;
    }
  }

  private static final class Members extends AbstractList<TaskSnapshot> implements RandomAccess {
    private final List<TaskSnapshot> tasks;
    private final int[] byMemcg;
    private final int start;
    private final int end;

    Members(List<TaskSnapshot> tasks, int[] byMemcg, int start, int end) {
      this.tasks = tasks;
      this.byMemcg = byMemcg;
      this.start = start;
      this.end = end;
    }

    @Override
    public TaskSnapshot get(int at) {
      if (at < 0 || at >= size()) {
        throw new IndexOutOfBoundsException(at);
      }
      return tasks.get(byMemcg[start + at]);
    }

    @Override
    public int size() {
      return end - start;
    }

    /** The inherited one looks for changes at each step, of which there are none here. */
    @Override
    public Iterator<TaskSnapshot> iterator() {
      return new Iterator<>() {
        private int at = start;

        @Override
        public boolean hasNext() {
          return at < end;
        }

        @Override
        public TaskSnapshot next() {
          if (at >= end) {
            throw new NoSuchElementException();
          }
          return tasks.get(byMemcg[at++]);
        }
      };
    }
  }
}
