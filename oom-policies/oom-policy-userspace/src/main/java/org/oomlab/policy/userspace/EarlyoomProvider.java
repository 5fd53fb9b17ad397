package org.oomlab.policy.userspace;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.oomlab.api.policy.ParameterSpec;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.api.pressure.PressureDaemonProvider;

/** Provides {@link Earlyoom}. */
public final class EarlyoomProvider implements PressureDaemonProvider {
  private static final String MEM_TERM = "mem-term";
  private static final String MEM_KILL = "mem-kill";
  private static final String SWAP_TERM = "swap-term";
  private static final String SWAP_KILL = "swap-kill";
  private static final String PREFER = "prefer";
  private static final String AVOID = "avoid";
  private static final String IGNORE = "ignore";
  private static final String IGNORE_ROOT_USER = "ignore-root-user";
  private static final long USUAL_MEM_TERM = 10;
  private static final long HALF = 50;

  /** Called by the service loader. */
  public EarlyoomProvider() {}

  @Override
  public PolicyDescriptor descriptor() {
    return new PolicyDescriptor(
        "earlyoom",
        "1.9.0",
        "signals the highest oom_score when free memory and free swap run low",
        "earlyoom 1.9.0, main.c, meminfo.c and kill.c (github.com/rfjakob/earlyoom)",
        List.of(
            new ParameterSpec.IntegerSpec(
                MEM_TERM,
                USUAL_MEM_TERM,
                1,
                99,
                "SIGTERM at this share of memory available, in per cent (-m)"),
            new ParameterSpec.IntegerSpec(
                MEM_KILL, 5, 0, 99, "SIGKILL at this share; above the first it raises that (-m)"),
            new ParameterSpec.IntegerSpec(
                SWAP_TERM, 10, 1, 100, "SIGTERM at this share of swap free, and memory low (-s)"),
            new ParameterSpec.IntegerSpec(
                SWAP_KILL, 5, 0, 100, "SIGKILL at this share; above the first it raises that (-s)"),
            new ParameterSpec.PatternSpec(
                PREFER, "", "whose name it matches scores 300 higher; no commas (--prefer)"),
            new ParameterSpec.PatternSpec(
                AVOID, "", "whose name it matches scores 300 lower; no commas (--avoid)"),
            new ParameterSpec.PatternSpec(
                IGNORE, "", "whose name it matches gets no signal; no commas (--ignore)"),
            new ParameterSpec.BooleanSpec(
                IGNORE_ROOT_USER, false, "root's processes get no signal (--ignore-root-user)")));
  }

  @Override
  public PressureDaemon<?> create(PolicyParameters parameters) {
    Level terminate =
        new Level(
            Math.max(parameters.integer(MEM_TERM), parameters.integer(MEM_KILL)),
            Math.max(parameters.integer(SWAP_TERM), parameters.integer(SWAP_KILL)));
    Level kill = new Level(parameters.integer(MEM_KILL), parameters.integer(SWAP_KILL));
    EarlyoomChoice choice =
        new EarlyoomChoice(
            parameters.pattern(PREFER),
            parameters.pattern(AVOID),
            parameters.pattern(IGNORE),
            parameters.bool(IGNORE_ROOT_USER));
    return new Earlyoom(terminate, kill, choice);
  }

  /**
   * It asks for the memory that is left, so it is calm where half of it is, unless told to act
   * there already; and early enough by its defaults, unless told later or whom to leave alone.
   */
  @Override
  public Set<String> promises(PolicyParameters parameters) {
    Set<String> promises = new TreeSet<>();
    promises.add("spares-oom-score-adj-min");
    long memTerm = Math.max(parameters.integer(MEM_TERM), parameters.integer(MEM_KILL));
    if (memTerm < HALF) {
      promises.add("acts-only-under-pressure");
    }
    boolean leavesNobodyAlone =
        parameters.text(IGNORE).isEmpty() && !parameters.bool(IGNORE_ROOT_USER);
    if (memTerm >= USUAL_MEM_TERM && leavesNobodyAlone) {
      promises.add("forestalls-the-kernel");
    }
    if (!leavesNobodyAlone) {
      promises.add("may-stand-by");
    }
    return Set.copyOf(promises);
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }
}
