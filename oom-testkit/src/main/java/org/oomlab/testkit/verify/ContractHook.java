package org.oomlab.testkit.verify;

import java.util.List;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.MethodLifecycleContext;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/** Gives each property the run's seed and tries, and the run what became of it. */
public final class ContractHook implements AroundPropertyHook, AroundTryHook, SkipExecutionHook {
  /** Creates one; for jqwik. */
  public ContractHook() {}

  @Override
  public SkipResult shouldBeSkipped(LifecycleContext context) {
    if (context instanceof MethodLifecycleContext property) {
      String method = property.targetMethod().getName();
      if (method.equals(CodeCheck.METHOD)) {
        return SkipResult.skip("asked of the provider's class, not of what stands for its policy");
      }
      if (!Words.isAsked(method, ContractRun.current().behaviors())) {
        ContractRun.current().notPromised(method);
        return SkipResult.skip("not promised");
      }
    }
    return SkipResult.doNotSkip();
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    ContractRun run = ContractRun.current();
    String method = context.targetMethod().getName();
    int authorsTries = context.attributes().tries().orElseThrow();
    context.attributes().setTries(ContractRun.scaled(authorsTries, run.settings().tries()));
    context.attributes().setSeed(run.seed(method));
    PropertyExecutionResult result = property.execute();
    run.finished(method, result);
    return result;
  }

  @Override
  public TryExecutionResult aroundTry(
      TryLifecycleContext context, TryExecutor attempt, List<Object> parameters) {
    ContractRun.current().onTry().run();
    return attempt.execute(parameters);
  }
}
