"""
Who died: what the model predicts of each trial, against kill lines and @@exit. @@events: oom_kill against the kernel's
own kill lines, oom_group_kill against the cgroups that the model says die.
"""

import collections


class Deaths:
    """Counts of one kernel, and every trial that does not fit."""

    def __init__(self):
        self.trials = 0
        self.fit = 0
        self.killed = 0
        self.group_kills = 0  # decisions for a cgroup as a whole
        self.group_members = 0  # processes that they killed
        self.left_out = collections.Counter()  # why
        self.wrong = []  # (log, trial, [sentence])


def compare(logs, reports, unreported):
    """Deaths by kernel. The reports are those that were asked with the lab's facts."""
    by_kernel = collections.defaultdict(Deaths)
    by_log = collections.defaultdict(list)
    for log, report in reports:
        by_log[log].append(report)
    silent = collections.defaultdict(list)
    for log, kill in unreported:
        silent[log].append(kill)
    for log in logs:
        for trial in log.trials:
            of_trial(log, trial, by_log[log], silent[log], by_kernel[log.kernel()])
    return by_kernel


def of_trial(log, trial, reports, silent, counts):
    inside = range(trial.first_line, trial.end_line + 1)
    mine = [r for r in reports if r["line"] in inside]
    without_report = {k["pid"] for k in silent if k["line"] in inside}
    if trial.panic:
        counts.left_out["the machine panicked"] += 1
        return
    problems = []
    dead = set()
    group_kills = collections.Counter()
    for report in mine:
        predicted = report["predicted"]
        if report["agreement"] != "AGREE":
            counts.left_out["the model does not name the victim of one of its reports"] += 1
            return
        if predicted["outcome"] != "KILLED":
            continue
        problems += of_report(trial, report, group_kills)
        dead |= closure(trial, predicted["killedPids"])
        if len(predicted["killedPids"]) > 1:
            counts.group_members += len(predicted["killedPids"])
    counts.group_kills += group_kills.total()
    if without_report:
        counts.left_out["kills whose reports the kernel did not print, taken from their lines"] += len(without_report)
        dead |= closure(trial, without_report)
    known = {p["pid"] for p in trial.facts["procs"]}
    ended = {pid for pid, signal in trial.exits if signal == 9} - set(trial.stopped)
    dead = (dead & known) - set(trial.stopped)
    problems += differences("@@exit", ended & known, dead)
    if trial.killed_at_start:
        counts.left_out["@@events of trials in which something was killed before @@trial"] += 1
    elif not without_report:
        problems += of_events(log, trial, group_kills)
    counts.trials += 1
    counts.killed += len(ended)
    if problems:
        counts.wrong.append((log, trial, problems))
    else:
        counts.fit += 1


def of_report(trial, report, group_kills):
    """The cgroup that dies as a whole, from its flags, against what the kernel names; who dies with it."""
    group = oom_group(trial, report)
    if group:
        group_kills[group] += 1
    problems = []
    if report["mode"]["oomGroup"] != group:
        problems.append(f"line {report['line']}: the kernel kills {report['mode']['oomGroup'] or 'no group'}, by its flags {group or 'no group'} dies")
    printed = set(report["actual"]["killedPids"])
    return problems + differences(f"line {report['line']}, kill lines", printed, set(report["predicted"]["killedPids"]))


def oom_group(trial, report):
    """The highest flagged cgroup from the victim's up to the domain (mm/memcontrol.c, mem_cgroup_get_oom_group)."""
    flags = flags_of(trial)
    homes = {p["pid"]: path_of(trial, p["cgroup"]) for p in trial.facts["procs"]}
    at = homes.get(report["predicted"]["victimPid"])
    if report["mode"]["allocatingTask"] and report["constraint"] != "MEMCG" and at is None:
        return None
    domain = report["oomMemcg"] or ""
    found = None
    while at and (at + "/").startswith(domain.rstrip("/") + "/"):
        found = at if flags.get(at) else found
        at = at.rpartition("/")[0]
    return found


def path_of(trial, cgroup):
    return f"/t{trial.number}" + (f"/{cgroup}" if cgroup else "")


def flags_of(trial):
    flags = {path_of(trial, ""): trial.facts.get("oomGroup")}
    flags |= {path_of(trial, child["name"]): child.get("oomGroup") for child in trial.facts["children"]}
    return flags


def closure(trial, pids):
    """With a process dies everybody on its memory, whatever its cgroup (mm/oom_kill.c, __oom_kill_process)."""
    dead = set(pids)
    for process in trial.facts["procs"]:
        if process["pid"] in pids:
            dead |= {p["pid"] for p in trial.family(process)}
    return dead


def differences(where, kernels, models):
    found = []
    if kernels - models:
        found.append(f"{where}: killed by the kernel alone: {named(kernels - models)}")
    if models - kernels:
        found.append(f"{where}: killed by the model alone: {named(models - kernels)}")
    return found


def named(pids):
    return ", ".join(f"pid {pid}" for pid in sorted(pids))


def of_events(log, trial, group_kills):
    """
    memory.events of the trial's own cgroup counts every kill, and every kill of a group, in it and below; on v1
    each cgroup counts its own (mm/memcontrol.c, memcg_memory_event).
    """
    v1 = log.boot.get("mode") == "v1"
    counted = collections.Counter()
    for cgroup, events in trial.events.items():
        if v1 or cgroup == f"t{trial.number}":
            words = events.split()
            counted.update(dict(zip(words[::2], map(int, words[1::2]))))
    problems = []
    known = {p["pid"] for p in trial.facts["procs"]}
    lines = sum(pid in known for _, pid in trial.kill_lines)
    for name, models in (("oom_kill", lines), ("oom_group_kill", group_kills.total())):
        if name in counted and counted[name] != models:
            problems.append(f"@@events: {name} is {counted[name]}, expected {models}")
    return problems


def lines(by_kernel):
    """The counts as text."""
    for kernel, counts in sorted(by_kernel.items()):
        yield (
            f"{kernel:8}{counts.fit} of {counts.trials} trials: {counts.killed} processes killed; "
            f"{counts.group_kills} kills of a cgroup, of {counts.group_members} processes in those of more than one"
        )
        for why, number in sorted(counts.left_out.items()):
            yield f"{'':8}  {number} left out: {why}"
        for log, trial, problems in counts.wrong:
            for problem in problems:
                yield f"deaths: {log.path}, trial {trial.number} ({log.kind(trial)}): {problem}"
