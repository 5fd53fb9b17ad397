package org.oomlab.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.oomlab.api.machine.KernelRelease;

/**
 * A release table in the making: each row states only what its release changed, and where that was
 * read. Not thread-safe.
 *
 * @param <D> the draft itself
 * @param <R> a row
 */
abstract class TableDraft<D extends TableDraft<D, R>, R> {
  private static final Pattern COMMA = Pattern.compile(", ");

  private final List<R> rows = new ArrayList<>();
  private final List<Citation> citations = new ArrayList<>();
  private KernelRelease since;

  TableDraft(KernelRelease oldest) {
    this.since = oldest;
  }

  /** Returns this draft. */
  abstract D self();

  /** Returns the row of what is set now, for releases from {@code since} on. */
  abstract R row(KernelRelease since, List<Citation> citations);

  /** Ends the row of the release before and begins the next. */
  final D from(String release) {
    endRow();
    since = KernelRelease.parse(release);
    return self();
  }

  /**
   * Says where what follows was read.
   *
   * @param functions separated by a comma and a space
   * @param readIn the oldest and the newest tree with it
   * @param notIn the newest tree without it
   */
  final D read(String file, String functions, String readIn, String notIn, String change) {
    citations.add(
        new Citation(file, COMMA.splitAsStream(functions).toList(), readIn, notIn, change));
    return self();
  }

  final List<R> rows() {
    endRow();
    return List.copyOf(rows);
  }

  private void endRow() {
    rows.add(row(since, citations));
    citations.clear();
  }
}
