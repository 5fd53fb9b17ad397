package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.oomlab.api.select.Candidate;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.task.TaskId;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.metrics.JudgedKill;
import org.oomlab.core.metrics.PolicyRun;
import org.oomlab.core.scenario.Scenario;
import org.oomlab.core.text.Durations;
import org.oomlab.core.text.Sizes;

/**
 * A kill, with its explanation folded.
 *
 * @param id where it is in the page
 * @param time when
 * @param victim the victim's name
 * @param pid its pid
 * @param with how many died with it, empty for nobody
 * @param held what they held
 * @param wrong whether it is a wrong kill
 * @param facts why, and what came of it
 * @param caption what the ranking is
 * @param ranking who came first
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(
    template =
        """
        <li class="kill">
        <details id="{{id}}"><summary><span class="when">{{time}}</span> \
        <span class="name">{{victim}}</span> <span class="pid">pid {{pid}}</span> \
        {{#others}}<span class="pid">{{with}}</span> {{/others}}<span class="held">{{held}}</span>\
        {{#wrong}} <span class="tag bad">wrong kill</span>{{/wrong}}</summary>
        <dl class="facts">
        {{#facts}}
        <div><dt>{{name}}</dt><dd>{{value}}</dd></div>
        {{/facts}}
        </dl>
        {{#ranked}}
        <table class="ranked">
        <caption><span>{{caption}}</span></caption>
        <thead><tr><th scope="col" class="n">#</th><th scope="col">process</th>\
        <th scope="col" class="n">held</th><th scope="col" class="n">adj</th>\
        <th scope="col" class="n">points</th></tr></thead>
        <tbody>
        {{#ranking}}
        <tr{{#killed}} class="killed"{{/killed}}><td class="n">{{rank}}</td>\
        <th scope="row"><span class="name">{{name}}</span> <span class="pid">{{pid}}</span></th>\
        <td class="n">{{held}}</td><td class="n">{{adj}}</td><td class="n">{{points}}</td></tr>
        {{/ranking}}
        </tbody>
        </table>
        {{/ranked}}
        </details>
        </li>
        """)
record KillItem(
    String id,
    String time,
    String victim,
    int pid,
    String with,
    String held,
    boolean wrong,
    List<Fact> facts,
    String caption,
    List<RankedRow> ranking) {
  private static final int MOST_RANKED = 5;
  private static final int MOST_PIDS = 12;

  KillItem {
    facts = List.copyOf(facts);
    ranking = List.copyOf(ranking);
  }

  /**
   * A process in the ranking of a decision.
   *
   * @param rank from 1
   * @param name its name
   * @param pid its pid
   * @param held what it held in RAM and swap
   * @param adj its oom_score_adj
   * @param points its score
   * @param killed whether it died
   */
  record RankedRow(
      int rank, String name, int pid, String held, int adj, long points, boolean killed) {}

  static String id(String anchor, int index) {
    return anchor + "-k" + (index + 1);
  }

  static KillItem of(Scenario scenario, Strand strand, String anchor, int index) {
    PolicyRun run = strand.first();
    JudgedKill kill = run.kills().get(index);
    int pageSizeBytes = run.course().pageSizeBytes();
    int others = kill.event().killed().size() - 1;
    int weighed = kill.event().verdict().explanation().candidates().size();
    return new KillItem(
        id(anchor, index),
        Durations.ofMillis(kill.event().timeMicros() / 1000),
        run.names().get(index),
        kill.event().victim().pid(),
        others > 0 ? "and " + others + (others == 1 ? " other" : " others") : "",
        Sizes.ofPages(kill.freedPages(), pageSizeBytes),
        kill.wrong(),
        facts(scenario, strand, kill, index),
        "First of the "
            + (weighed == 1 ? "one process" : weighed + " processes")
            + " weighed"
            + (strand.runs().size() > 1 ? ", as " + run.policy() + " ranks them" : ""),
        ranking(kill.event(), pageSizeBytes));
  }

  boolean others() {
    return !with.isEmpty();
  }

  boolean ranked() {
    return !ranking.isEmpty();
  }

  private static List<Fact> facts(Scenario scenario, Strand strand, JudgedKill kill, int index) {
    int pageSizeBytes = strand.first().course().pageSizeBytes();
    RunEvent.Kill event = kill.event();
    List<Fact> facts = new ArrayList<>();
    strand.reasons(index).forEach(reason -> facts.add(new Fact("why", reason)));
    facts.add(
        event.isByDaemon()
            ? new Fact("by", "the daemon " + event.killer() + ", before memory ran out")
            : new Fact("ran out", domain(event.control())));
    facts.add(new Fact("cgroup", event.memcg().value()));
    facts.add(
        new Fact(
            "freed",
            Sizes.ofPages(kill.freedPages(), pageSizeBytes)
                + (kill.overkillPages() > 0
                    ? ", of which "
                        + Sizes.ofPages(kill.overkillPages(), pageSizeBytes)
                        + " were never needed"
                    : "")));
    if (event.killed().size() > 1) {
      facts.add(new Fact("killed", pids(event.killed())));
    }
    if (kill.wrong()) {
      facts.add(new Fact("wrong", wrong(scenario, event)));
    }
    return facts;
  }

  private static String wrong(Scenario scenario, RunEvent.Kill kill) {
    boolean critical =
        scenario.groups().stream()
            .anyMatch(group -> group.name().equals(kill.group()) && group.importance().critical());
    if (critical) {
      return "it took a critical process";
    }
    return kill.killed().size() == 1
        ? "it spared a culprit that lived"
        : "a critical process was among them, or no culprit";
  }

  private static String domain(OomControl control) {
    return switch (control.constraint()) {
      case NONE -> "the machine";
      case CPUSET -> "the nodes of a cpuset";
      case MEMORY_POLICY -> "the nodes of a memory policy";
      case MEMCG -> "the limit of " + control.domain();
    };
  }

  private static String pids(List<TaskId> killed) {
    String shown =
        killed.stream()
            .limit(MOST_PIDS)
            .map(task -> Integer.toString(task.pid()))
            .collect(Collectors.joining(", "));
    int left = killed.size() - MOST_PIDS;
    return killed.size() + " processes: pids " + shown + (left > 0 ? " and " + left + " more" : "");
  }

  private static List<RankedRow> ranking(RunEvent.Kill event, int pageSizeBytes) {
    List<RankedRow> rows = new ArrayList<>();
    for (Candidate candidate : event.verdict().explanation().ranking()) {
      boolean killed = event.killed().contains(candidate.task().id());
      if (rows.size() < MOST_RANKED || candidate.task().id().equals(event.victim())) {
        rows.add(
            new RankedRow(
                candidate.rank(),
                candidate.task().comm(),
                candidate.task().pid(),
                Sizes.ofPages(
                    candidate.task().rssPages() + candidate.task().swapPages(), pageSizeBytes),
                candidate.task().oomScoreAdj(),
                candidate.points(),
                killed));
      }
    }
    return rows;
  }
}
