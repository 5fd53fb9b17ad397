package org.oomlab.policy.cgroupaware;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.TaskSnapshot;

/**
 * The tasks of a memcg and of all below it, in walk order: a view that copies nothing.
 *
 * @param tasks those to look through
 * @param top the memcg
 */
record Subtree(List<TaskSnapshot> tasks, MemcgPath top) implements Iterable<TaskSnapshot> {

  @Override
  public Iterator<TaskSnapshot> iterator() {
    return new Iterator<>() {
      private int at = nextMember(0);

      @Override
      public boolean hasNext() {
        return at < tasks.size();
      }

      @Override
      public TaskSnapshot next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        TaskSnapshot task = tasks.get(at);
        at = nextMember(at + 1);
        return task;
      }
    };
  }

  private int nextMember(int from) {
    int at = from;
    while (at < tasks.size() && !tasks.get(at).memcg().isWithin(top)) {
      at++;
    }
    return at;
  }
}
