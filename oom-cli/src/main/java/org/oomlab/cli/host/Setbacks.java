package org.oomlab.cli.host;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * What could not be done although the rest was: one input of several, one plugin jar. Each is one
 * line on standard error, said once, and the program ends with {@link ExitCode#BAD_INPUT}.
 */
@Singleton
public final class Setbacks {
  private final Messages messages;
  private final SequencedSet<String> said = new LinkedHashSet<>();

  /** Creates one for one run of the program. */
  @Inject
  public Setbacks(Messages messages) {
    this.messages = messages;
  }

  /** Says it, unless it was said before. */
  public synchronized void add(String line) {
    if (said.add(line)) {
      messages.error(line);
    }
  }

  /** Returns what was said so far. */
  public synchronized List<String> lines() {
    return List.copyOf(said);
  }

  /** Returns what the program tells its caller, who would have got {@code code} without them. */
  public synchronized ExitCode outcome(ExitCode code) {
    boolean spoilt = code == ExitCode.OK || code == ExitCode.CHECK_FAILED;
    return spoilt && !said.isEmpty() ? ExitCode.BAD_INPUT : code;
  }
}
