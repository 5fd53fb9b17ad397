package org.oomlab.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskSnapshot;
import org.oomlab.cli.policy.TimedCallGuard;
import org.oomlab.core.registry.ConfiguredPolicy;
import org.oomlab.core.registry.PolicyFailure;
import org.oomlab.core.registry.PolicyFailure.Kind;
import org.oomlab.core.registry.PolicyFailureException;
import org.oomlab.core.registry.PolicyRegistry;
import org.oomlab.core.registry.PolicySpec;
import org.oomlab.core.registry.PolicySpecException;
import org.oomlab.testkit.Machines;
import org.oomlab.testkit.Ooms;
import org.oomlab.testkit.Requests;
import org.oomlab.testkit.Tasks;

/** Each way for a plugin to fail in a selection. Two processes: 100 can die, 200 is exempt. */
final class PluginFailureTest {
  private static final long BUDGET_MILLIS = 500;
  private static final TaskSnapshot KILLABLE = Tasks.task().pid(100).comm("eater").build();
  private static final TaskSnapshot EXEMPT =
      Tasks.task().pid(200).comm("sshd").oomScoreAdj(-1000).build();
  private static final SelectionRequest REQUEST =
      Requests.of(Machines.machine().tasks(List.of(KILLABLE, EXEMPT)).build(), Ooms.oom().build());
  private static final String WHY = "Explanation.of(new Reason(\"r\", \"s\"))";

  @TempDir private Path directory = Path.of("");

  @Test
  void plugin_choosingACandidate_isHeard() throws Exception {
    Verdict verdict = policy(kill(100)).policy().select(REQUEST);
    assertThat(verdict).isInstanceOf(Verdict.KillTask.class);
    assertThat(((Verdict.KillTask) verdict).victim()).isEqualTo(KILLABLE.id());
  }

  @Test
  void plugin_throwing_isNamedWithPlace() throws Exception {
    assertFailure(
        "throw new IllegalStateException(\"boom\\nboom\");",
        Kind.THREW,
        "threw IllegalStateException: boom boom (at plugin.P0.");
  }

  @Test
  void plugin_recursingWithoutEnd_isNamed() throws Exception {
    assertFailure(
        "new Object() { int f(int i) { return f(i + 1) + 1; } }.f(0); return null;",
        Kind.STACK_OVERFLOW,
        "recursed without end");
  }

  @Test
  void plugin_loopingForEver_isStoppedAndNotAskedAgain() throws Exception {
    ConfiguredPolicy policy = policy("while (true) {}");
    assertThat(failure(policy).kind()).isEqualTo(Kind.TOO_SLOW);
    long start = System.nanoTime();
    assertThat(failure(policy).detail()).isEqualTo("did not return within 500 ms");
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(BUDGET_MILLIS);
  }

  @Test
  void plugin_loopingInItsRanking_isStopped() throws Exception {
    assertFailure(
        "return new Verdict.NobodyKillable(Explanation.of(new Reason(\"r\", \"s\"),"
            + " () -> { while (true) {} }));",
        Kind.TOO_SLOW,
        "did not return within 500 ms");
  }

  @Test
  void plugin_loopingInItsReason_isStopped() throws Exception {
    assertFailure(
        "return new Verdict.NobodyKillable(Explanation.of(() -> { while (true) {} },"
            + " java.util.List::of));",
        Kind.TOO_SLOW,
        "did not return within 500 ms");
  }

  @Test
  void plugin_silent_isNamed() throws Exception {
    assertFailure("return null;", Kind.BAD_VERDICT, "returned nothing (null)");
  }

  @Test
  void plugin_choosingAStranger_isRefused() throws Exception {
    assertFailure(kill(300), Kind.BAD_VERDICT, "chose pid 300, which is not among the candidates");
  }

  @Test
  void plugin_choosingTheExempt_isRefused() throws Exception {
    assertFailure(kill(200), Kind.BAD_VERDICT, "chose pid 200 (sshd), which is exempt");
  }

  @Test
  void plugin_waitingForAStranger_isRefused() throws Exception {
    assertFailure(
        "return new Verdict.Wait(TaskId.ofPid(300), " + WHY + ");",
        Kind.BAD_VERDICT,
        "waits for pid 300, which does not exist");
  }

  @Test
  void plugin_killingAMemcgThatDoesNotHoldTheVictim_isRefused() throws Exception {
    assertFailure(
        "return new Verdict.KillMemcg(new org.oomlab.api.memory.MemcgPath(\"/a\"),"
            + " TaskId.ofPid(100), "
            + WHY
            + ");",
        Kind.BAD_VERDICT,
        "chose memcg /a and in it pid 100, which is in memcg /");
  }

  private void assertFailure(String select, Kind kind, String detailPart) throws Exception {
    PolicyFailure failure = failure(policy(select));
    assertThat(failure.detail()).contains(detailPart).doesNotContain("\n");
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.sentence())
        .startsWith("policy greedy (" + directory.resolve("greedy.jar") + ") ");
  }

  private static PolicyFailure failure(ConfiguredPolicy policy) {
    PolicyFailureException thrown =
        catchThrowableOfType(PolicyFailureException.class, () -> policy.policy().select(REQUEST));
    assertThat(thrown).isNotNull();
    return thrown.failure();
  }

  private ConfiguredPolicy policy(String select) throws IOException, PolicySpecException {
    Path jar = new PluginJarBuilder(directory).provider("greedy", "", select).build("greedy.jar");
    TimedCallGuard guard = new TimedCallGuard(BUDGET_MILLIS, line -> {});
    return PolicyRegistry.load(List.of(jar), guard).configure(PolicySpec.of("greedy"), guard);
  }

  private static String kill(int pid) {
    return "return new Verdict.KillTask(TaskId.ofPid(" + pid + "), " + WHY + ");";
  }
}
