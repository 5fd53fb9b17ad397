package org.oomlab.core.registry;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls a policy and turns everything but a normal return into a {@link PolicyFailure}. */
final class PluginCaller {
  private final PluginRole role;
  private final String policy;
  private final String module;
  private final CallGuard guard;

  /** Set once the policy exceeded its budget: asking it again would cost the budget again. */
  private volatile @Nullable PolicyFailure stuck;

  PluginCaller(PluginRole role, String policy, String module, CallGuard guard) {
    this.role = role;
    this.policy = policy;
    this.module = module;
    this.guard = guard;
  }

  /** Returns what {@code work} returns, or throws a {@link PolicyFailureException}. */
  <T> T call(Supplier<T> work) {
    PolicyFailure earlier = stuck;
    if (earlier != null) {
      throw new PolicyFailureException(earlier);
    }
    T result;
    try {
      result = guard.call(caller(), work);
    } catch (CallGuard.OverBudgetException e) {
      PolicyFailure failure = failure(PolicyFailure.Kind.TOO_SLOW, Throwables.oneLine(e));
      stuck = failure;
      throw new PolicyFailureException(failure, e);
    } catch (StackOverflowError e) {
      throw new PolicyFailureException(
          failure(PolicyFailure.Kind.STACK_OVERFLOW, "recursed without end (stack overflow)"), e);
    } catch (OutOfMemoryError e) {
      throw new PolicyFailureException(
          failure(PolicyFailure.Kind.OUT_OF_MEMORY, "was running when " + Throwables.noMemory(e)),
          e);
    } catch (Throwable e) {
      // Foreign code may throw anything, and none of it may keep the others from running.
      throw new PolicyFailureException(
          failure(PolicyFailure.Kind.THREW, "threw " + described(e)), e);
    }
    if (result == null) {
      throw refuse("returned nothing (null)");
    }
    return result;
  }

  /** The message of an exception is the plugin's code too. */
  private String described(Throwable thrown) {
    try {
      return guard.call(caller(), () -> Throwables.describe(thrown));
    } catch (CallGuard.OverBudgetException e) {
      return thrown.getClass().getSimpleName() + ", whose message " + Throwables.oneLine(e);
    }
  }

  private String caller() {
    return role.word() + " " + policy + " (" + module + ")";
  }

  /** Returns the exception for a policy that returned something unusable. */
  PolicyFailureException refuse(String detail) {
    return new PolicyFailureException(failure(PolicyFailure.Kind.BAD_VERDICT, detail));
  }

  private PolicyFailure failure(PolicyFailure.Kind kind, String detail) {
    return new PolicyFailure(kind, role, policy, module, detail);
  }
}
