package org.oomlab.linux.kmsg;

/**
 * A kill that no printed report belongs to: the kernel prints at most ten reports in five seconds,
 * and logs are cut.
 *
 * @param kill the kill
 * @param decision the decision line before it, {@link DecisionLine#NONE} where there is none
 */
public record UnreportedKill(KillLine kill, DecisionLine decision) implements KmsgEvent {
  @Override
  public long line() {
    return kill.line();
  }
}
