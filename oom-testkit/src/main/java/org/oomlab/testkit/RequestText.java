package org.oomlab.testkit;

import java.util.Locale;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.task.TaskSnapshot;

/** A request as a person reads it: a line about the OOM, one a memcg, one a task. */
public final class RequestText {
  private RequestText() {}

  /** Returns the request, each line ended by a line feed. */
  public static String of(SelectionRequest request) {
    OomControl control = request.control();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "kernel %s, %s%s, %d pages, order %d, current %d, %s\n",
            request.machine().kernel(),
            control.constraint(),
            control.isMemcg() ? " " + control.domain() : "",
            control.totalPages(),
            control.order(),
            control.current().pid(),
            request.machine().sysctls()));
    for (MemcgState memcg : request.machine().memcgs().memcgs()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  memcg %s: %d pages%s\n",
              memcg.path(),
              memcg.stat().pages(),
              memcg.oomGroup() ? ", oom.group" : ""));
    }
    for (TaskSnapshot task : request.machine().tasks()) {
      text.append(line(task, request));
    }
    return text.toString();
  }

  private static String line(TaskSnapshot task, SelectionRequest request) {
    return String.format(
        Locale.ROOT,
        "  pid %d (%s)%s: rss %d, swap %d, page tables %d bytes, adj %d%s, memcg %s%s\n",
        task.pid(),
        task.comm(),
        request.tasks().contains(task) ? "" : " outside",
        task.rssPages(),
        task.swapPages(),
        task.pgtablesBytes(),
        task.oomScoreAdj(),
        task.flags().isEmpty() ? "" : " " + task.flags(),
        task.memcg(),
        task.sharedMm() == TaskSnapshot.MM_NOT_SHARED ? "" : ", shares memory " + task.sharedMm());
  }
}
