package org.oomlab.testkit.writer;

import java.util.ArrayList;
import java.util.List;
import org.oomlab.api.task.TaskSnapshot;

/** The task table; nothing where a release has none. */
final class TaskTableBlock implements Block {
  @Override
  public List<String> print(Scene scene) {
    TableLayout layout = scene.layout().table();
    if (!layout.exists()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    if (layout.titled()) {
      lines.add("Tasks state (memory values in pages):");
    }
    StringBuilder title = new StringBuilder(layout.pidWidth() > 5 ? "[  pid  ]" : "[ pid ]");
    layout.columns().forEach(column -> title.append(' ').append(column.title()));
    lines.add(title.append(" name").toString());
    for (TaskSnapshot task : scene.incident().machine().tasks()) {
      lines.add(row(scene, task));
    }
    return lines;
  }

  private static String row(Scene scene, TaskSnapshot task) {
    TableLayout layout = scene.layout().table();
    int pageSizeBytes = scene.incident().machine().pageSizeBytes();
    StringBuilder row = new StringBuilder();
    row.append('[').append(Column.pad(Integer.toString(task.mmPid()), layout.pidWidth()));
    row.append(']');
    layout.columns().forEach(column -> row.append(' ').append(column.cell(task, pageSizeBytes)));
    return row.append(' ').append(task.comm()).toString();
  }
}
