package org.oomlab.cli.analysis;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.oomlab.api.incident.Incident;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.cli.host.BadInputException;
import org.oomlab.cli.host.Setbacks;
import org.oomlab.cli.input.InputFinder;
import org.oomlab.cli.input.LogInput;
import org.oomlab.cli.option.ByteSize;
import org.oomlab.cli.option.FactsOption;
import org.oomlab.cli.option.KernelOption;
import org.oomlab.cli.pipeline.OrderedPipeline;
import org.oomlab.cli.progress.Progress;
import org.oomlab.cli.progress.ProgressBars;
import org.oomlab.core.compare.Comparison;
import org.oomlab.core.facts.Facts;
import org.oomlab.core.registry.ConfiguredPolicy;
import org.oomlab.core.registry.PolicyFailure;
import org.oomlab.core.registry.PolicyFailureException;
import org.oomlab.core.replay.Judgement;
import org.oomlab.core.replay.Replay;
import org.oomlab.core.replay.Unjudged;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a command over kernel logs, and what they make of the logs. */
public final class LogAnalysis {
  private static final String SWAP_TOTAL = "--swap-total";
  private static final String THREADS = "--threads";

  private final InputFinder finder;
  private final ProgressBars bars;
  private final Setbacks setbacks;
  private List<LogInput> found = List.of();

  @Mixin private final KernelOption kernel;

  @Option(
      names = SWAP_TOTAL,
      paramLabel = "SIZE",
      description =
          "The machine's swap, say 0 or 4G, where the log does not state it: reports about a"
              + " memcg never do.")
  private String swapTotal = "";

  @Mixin private final FactsOption facts;

  @Option(
      names = THREADS,
      paramLabel = "N",
      description =
          "How many inputs to read at a time, from 1; by default one a processor, 16 at most. The"
              + " result does not depend on it.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Inject
  LogAnalysis(
      KernelOption kernel,
      FactsOption facts,
      InputFinder finder,
      ProgressBars bars,
      Setbacks setbacks) {
    this.setbacks = setbacks;
    this.kernel = kernel;
    this.facts = facts;
    this.finder = finder;
    this.bars = bars;
  }

  /**
   * Starts to read all inputs. One that cannot be read to its end is a setback: what was found in
   * it before that is handed over, and so are the others.
   *
   * @param inputs paths, or - for standard input
   * @param work what to do with each event; runs on several threads
   * @param weight how much memory a result takes, in rows of a table
   */
  public <T> OrderedPipeline<?, T> start(
      List<String> inputs, Function<LogEvent, T> work, ToIntFunction<T> weight) {
    OptionalLong swapBytes =
        swapTotal.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(ByteSize.parse(SWAP_TOTAL, swapTotal));
    int readers = threads();
    kernel.noticeNewer();
    Facts told = facts.read();
    List<LogInput> logs = finder.kernelLogs(inputs);
    facts.requireRead(told, logs.stream().map(LogInput::name).toList());
    found = counted(logs);
    LogReader reader = new LogReader(swapBytes, told);
    return OrderedPipeline.start(
        found,
        readers,
        (input, sink) -> reader.read(input, event -> sink.accept(work.apply(event))),
        weight,
        this::isSetback);
  }

  /** Refuses options that would do nothing, since a scenario says all that a log may hide. */
  public void requireNoneOfLogs() {
    requireNot(kernel.release().isPresent(), KernelOption.NAME, "scenario");
    requireNoFacts("scenario");
  }

  /** Refuses options that tell what a log may hide, since a snapshot says it all. */
  public void requireNoFacts() {
    requireNoFacts("snapshot");
  }

  private void requireNoFacts(String noun) {
    requireNot(!swapTotal.isEmpty(), SWAP_TOTAL, noun);
    requireNot(facts.isGiven(), FactsOption.NAME, noun);
  }

  private static void requireNot(boolean given, String option, String noun) {
    if (given) {
      throw new BadInputException(option + ": is about logs; a " + noun + " says it itself");
    }
  }

  /** Returns how many threads to use, above 0. */
  public int threads() {
    if (threads < 1) {
      throw new BadInputException(THREADS + ": " + threads + " is not a number above 0");
    }
    return threads;
  }

  /** What ends the reading of one input does not end that of the others. */
  private boolean isSetback(RuntimeException thrown) {
    if (thrown instanceof BadInputException bad) {
      addSetback(bad.getMessage());
      return true;
    }
    return false;
  }

  /** Says what could not be done although the rest is. */
  public void addSetback(String line) {
    bars.makeWay();
    setbacks.add(line);
  }

  /** Returns what went wrong so far, for a result that tells it; a sentence each. */
  public List<String> errors() {
    return setbacks.lines();
  }

  private List<LogInput> counted(List<LogInput> logs) {
    boolean known = logs.stream().allMatch(log -> log.sizeBytes() != LogInput.SIZE_UNKNOWN);
    long total = known ? logs.stream().mapToLong(LogInput::sizeBytes).sum() : Progress.UNKNOWN;
    Progress progress = bars.start("reading", Progress.Unit.BYTES, total);
    return logs.stream().map(log -> log.counted(progress)).toList();
  }

  /** Returns the option that asks for the rules of a release, empty where the input decides. */
  public String rulesAsked() {
    return kernel.release().map(release -> KernelOption.NAME + " " + release).orElse("");
  }

  /** Returns the names of the inputs that are read. */
  public List<String> names() {
    return found.stream().map(LogInput::name).toList();
  }

  /** Returns the release whose rules are asked for, empty when the input decides. */
  public Optional<KernelRelease> release() {
    return kernel.release();
  }

  /** Returns the comparison of those policies, by the rules that the options ask for. */
  public Comparison comparison(List<ConfiguredPolicy> policies) {
    Optional<KernelRelease> release = kernel.release();
    return release.isPresent() ? Comparison.of(policies, release.get()) : Comparison.of(policies);
  }

  /**
   * Returns the judgement by that policy and the rules that the options ask for.
   *
   * @throws PolicyFailureException when the policy fails; {@link #unjudged} is what is left then
   */
  public Judgement judge(Incident incident, ConfiguredPolicy policy) {
    Optional<KernelRelease> release = kernel.release();
    Judgement judgement =
        release.isPresent()
            ? Replay.judge(incident, policy.policy(), release.get())
            : Replay.judge(incident, policy.policy());
    judgement = SwapHint.add(incident, judgement, SWAP_TOTAL);
    // The ranking is made when first asked for: here, on a thread of the pipeline.
    judgement.candidates();
    return judgement;
  }

  /**
   * Returns what is left of a report whose policy failed, by the rules that the options ask for.
   */
  public Judgement unjudged(Incident incident, PolicyFailure failure) {
    String reason =
        "the policy "
            + failure.policy()
            + " failed: it "
            + failure.detail()
            + "; the ranking is by the kernel's own badness";
    Optional<KernelRelease> release = kernel.release();
    Judgement judgement =
        release.isPresent()
            ? Unjudged.of(incident, release.get(), reason)
            : Unjudged.of(incident, reason);
    judgement.candidates();
    return judgement;
  }
}
