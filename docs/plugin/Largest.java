import java.util.List;
import org.oomlab.api.kernel.KernelEntry;
import org.oomlab.api.policy.PolicyDescriptor;
import org.oomlab.api.policy.PolicyParameters;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.policy.VictimPolicyProvider;
import org.oomlab.api.select.BadnessFunction;
import org.oomlab.api.select.Explanation;
import org.oomlab.api.select.Ranking;
import org.oomlab.api.select.Reason;
import org.oomlab.api.select.SelectionRequest;
import org.oomlab.api.select.Verdict;
import org.oomlab.api.task.TaskSnapshot;

/** A policy of your own: the process with the most resident memory dies, whatever its adj. */
public final class Largest implements VictimPolicyProvider {

  @Override
  public PolicyDescriptor descriptor() {
    return new PolicyDescriptor("largest", "1", "most resident memory dies", "examples", List.of());
  }

  @Override
  public VictimPolicy create(PolicyParameters parameters) {
    return Largest::select;
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  private static Verdict select(SelectionRequest request) {
    TaskSnapshot largest = null;
    for (TaskSnapshot task : request.tasks()) {
      if (KernelEntry.isInFlight(task, request)) {
        return KernelEntry.wait(task);
      }
      boolean eligible =
          request.badness().points(task, request.control()) != BadnessFunction.INELIGIBLE;
      if (eligible && (largest == null || task.rssPages() > largest.rssPages())) {
        largest = task;
      }
    }
    if (largest == null) {
      return new Verdict.NobodyKillable(
          Explanation.of(new Reason("nobody-killable", "every process is exempt")));
    }
    String why = "it has the most resident memory, " + largest.rssPages() + " pages";
    TaskSnapshot victim = largest;
    return new Verdict.KillTask(
        victim.id(),
        Explanation.unscored(
            new Reason("largest", why),
            () -> Ranking.withFirst(victim.id(), Ranking.byBadness(request))));
  }
}
