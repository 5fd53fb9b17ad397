"""Predicts from a lab log's state before each trial what the kernel then did, and compares."""

import collections
import gzip
import json
import re
import subprocess

import labs

BACKEND = [str(labs.ROOT / "oom"), "predict"]
KILL_LINE = re.compile(r"ut of memory(?: \(oom_kill_allocating_task\))?: Killed process (\d+) ")
HIGHEST_ZONE = 3  # ZONE_MOVABLE, what user memory may use (include/linux/mmzone.h, x86-64)
NO_PANICS = "all without panics"
SETS = ((False, "without swap"), (True, "with swap"))
TARGETS = {"without swap": (97, 95), "with swap": (90, None)}


def compared(logs):
    """Predicts every trial and sums up how often that came true."""
    summary = Summary()
    trials = [(log, trial) for log in logs for trial in log.trials]
    for (log, trial), said in zip(trials, predictions(logs)):
        summary.add(log, trial, check(trial, said), said)
    return summary


class Trial:
    """What is known before a trial, and, kept apart, what then happened."""

    def __init__(self, number, facts):
        self.number = number
        self.facts = facts
        self.killed = []
        self.stopped = []
        self.printed = []
        self.ended = False
        self.events = {}
        self.peak = {}
        self.panic = False

    def print(self, pid):
        """Takes a kill line of the kernel's log. The victim of a group kill is printed twice."""
        if not self.ended and pid not in self.printed and any(process["pid"] == pid for process in self.facts["procs"]):
            self.printed.append(pid)


class Log:
    """A log's machine and trials."""

    def __init__(self, path):
        self.path = path
        self.boot = {}
        self.sysctl = {}
        self.zones = []
        self.trials = []


def read(path):
    log = Log(path)
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith("@@"):
                word, _, rest = line[2:].rstrip("\n").partition(" ")
                try:
                    take(log, word, rest)
                except (ValueError, KeyError, IndexError) as error:
                    raise labs.BrokenLog(f"{path}: line {number}: @@{word} is not as a lab writes it: {error}")
            elif log.trials and (kill := KILL_LINE.search(line)):
                log.trials[-1].print(int(kill[1]))
    if log.trials and not (log.boot and log.sysctl and log.zones):
        raise labs.BrokenLog(f"{path}: has trials but no @@boot, @@sysctl or @@zoneinfo line before them")
    return log


def take(log, word, rest):
    if word == "boot":
        log.boot = json.loads(rest, strict=False)
    elif word == "sysctl":
        log.sysctl = json.loads(rest, strict=False)
    elif word == "zoneinfo":
        log.zones = zones(json.loads(rest, strict=False))
    elif word == "end":
        log.trials[-1].ended = True
    elif word in ("trial", "exit", "stopped", "events", "panic"):
        number, _, facts = rest.partition(" ")
        facts = json.loads(facts, strict=False)
        if word == "trial":
            log.trials.append(Trial(int(number), facts))
        else:
            outcome(log.trials[-1], word, facts)


def outcome(trial, word, facts):
    if word == "exit" and facts["signal"] == 9:
        trial.killed.append(facts["pid"])
    elif word == "stopped":
        trial.stopped.append(facts["pid"])
    elif word == "events":
        counters = dict(re.findall(r"(\w+) (\d+)", facts["events"]))
        trial.events[facts["cgroup"]] = {k: int(counters[k]) for k in ("oom", "oom_kill") if k in counters}
        trial.peak[facts["cgroup"]] = facts["peakBytes"]
    elif word == "panic":
        trial.panic = True


def zones(text):
    """The zones of /proc/zoneinfo."""
    found = []
    for part in re.split(r"^(?=Node )", text, flags=re.M)[1:]:
        head = re.match(r"Node (\d+), zone +(\w+)", part)
        zone = {"node": int(head[1]), "name": head[2], "free": int(re.search(r"pages free +(\d+)", part)[1])}
        for name in ("min", "low", "high", "managed", "present"):
            zone[name] = int(re.search(rf"^ +{name} +(\d+)$", part, re.M)[1])
        zone["reserve"] = int(re.search(r"protection: \((.*)\)", part)[1].split(", ")[HIGHEST_ZONE])
        found.append(zone)
    return found


def predictions(logs):
    """What the simulator says of each trial, in order."""
    text = "".join(f"{line}\n" for log in logs for line in question(log))
    run = subprocess.run(BACKEND, input=text, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise RuntimeError(run.stderr.strip() or "./oom predict failed")
    said = {}
    for line in run.stdout.splitlines():
        word, _, rest = line.partition(" ")
        facts = dict(pair.split("=", 1) for pair in rest.split())
        if word == "prediction":
            said = {"kills": pids(facts["kills"]), "exits": pids(facts["exits"]), "panic": facts["panic"] == "true", "events": {}, "peakBytes": {}, "zones": []}
        elif word == "cgroup":
            said["events"][facts["name"]] = {"oom": int(facts["oom"]), "oom_kill": int(facts["oomKill"])}
            said["peakBytes"][facts["name"]] = int(facts["peakBytes"])
        elif word == "zone":
            said["zones"].append((int(facts["node"]), facts["name"], *(int(facts[m]) for m in ("min", "low", "high"))))
        elif word == "end":
            yield said


def pids(text):
    return [int(pid) for pid in text.split(",") if pid]


def question(log):
    """A log as the simulator reads it: lines of words, name=value."""
    if not log.trials:
        return
    boot = {
        "kernel": log.boot["kernel"],
        "mode": log.boot["mode"],
        "minFreeKb": log.sysctl["min_free_kbytes"],
        "watermarkScaleFactor": log.sysctl["watermark_scale_factor"],
        "watermarkBoostFactor": log.sysctl["watermark_boost_factor"],
    }
    yield words("machine", boot)
    for zone in log.zones:
        yield words("zone", {k: zone[k] for k in ("node", "name", "managed", "present", "free", "reserve")})
    for trial in log.trials:
        facts = trial.facts
        machine = {"swapTotalKb": log.boot.get("swapTotalKb", 0), **scalars(facts)}
        machine.setdefault("oomKillAllocatingTask", log.boot.get("oomKillAllocatingTask", 0))
        yield words("trial", {"id": trial.number, "number": trial.number, **machine})
        yield words("cgroup", {"name": "", **scalars(facts), "swappiness": facts.get("groupSwappiness", -1), "mems": 0})
        for child in facts["children"]:
            yield words("cgroup", scalars(child))
        for process in facts["procs"]:
            grows = {"growLimitKb": facts.get("growLimitKb", 0)} if process["grows"] else {}
            yield words("process", {**grows, **scalars(process)})
        yield "end"


def scalars(facts):
    return {name: value for name, value in facts.items() if isinstance(value, (int, str)) and name != "statm"}


def words(word, facts):
    return " ".join([word, *(f"{name}={value}" for name, value in facts.items())])


def check(trial, said):
    killed = [pid for pid in trial.killed if pid not in trial.stopped]
    same_kills = sorted(killed) == sorted(said["kills"]) and trial.panic == said["panic"]
    return {
        "kills": trial.printed,
        "exits": killed,
        "events": trial.events,
        "peakBytes": trial.peak,
        "panic": trial.panic,
        "sameKills": same_kills,
        # The kernel does not print those whom it kills for sharing a victim's memory.
        "sameOrder": same_kills and trial.printed == [pid for pid in said["kills"] if pid in trial.printed],
        "sameExits": same_kills and killed == said["exits"],
        "sameEvents": all(
            said["events"].get(name, {}).get(counter) == value
            for name, counters in trial.events.items()
            for counter, value in counters.items()
        ),
    }


class Summary:
    """Agreement by kernel and kind, with and without swap."""

    def __init__(self):
        self.counts = collections.defaultdict(collections.Counter)
        self.zones = {}

    def add(self, log, trial, line, said):
        swap = log.boot.get("swapTotalKb", 0) or trial.facts.get("swapTotalKb", 0)
        kind = trial.facts.get("kind", "unnamed")
        sets = [kind, "all"] + ([] if trial.panic else [NO_PANICS])
        for key in ((bool(swap), name) for name in sets):
            counts = self.counts[key]
            counts["trials"] += 1
            for name in ("sameKills", "sameOrder", "sameExits", "sameEvents"):
                counts[name] += line[name]
            for name, bytes_ in trial.peak.items():
                counts["peaks"] += 1
                counts["nearPeaks"] += abs(said["peakBytes"].get(name, 0) - bytes_) * 50 <= bytes_
        modelled = {zone[:2]: zone[2:] for zone in said["zones"]}
        for zone in log.zones:
            key = (zone["node"], zone["name"])
            if zone["managed"] or key in modelled:
                same = modelled.get(key) == (zone["min"], zone["low"], zone["high"])
                self.zones[str(log.path), *key] = same

    def kinds(self, swap):
        """Kinds of trials with their counts; last all of them, and all in which the machine did not panic."""
        last = ("all", NO_PANICS)
        keys = sorted((key for key in self.counts if key[0] == swap), key=lambda key: (key[1] in last, key[1]))
        return [(kind, self.counts[swap, kind]) for _, kind in keys]

    def same_zones(self):
        return sum(self.zones.values())

    def meets_targets(self):
        good = self.same_zones() == len(self.zones)
        for swap, name in SETS:
            counts = self.counts.get((swap, "all"))
            if counts:
                killed, order = TARGETS[name]
                good &= counts["sameKills"] * 100 >= killed * counts["trials"]
                good &= order is None or counts["sameOrder"] * 100 >= order * counts["trials"]
        return good


def shares(counts):
    """Killed, order, exits, counters and peaks, as shares that are never rounded up."""
    names = ("sameKills", "sameOrder", "sameExits", "sameEvents")
    return [percent(counts[name], counts["trials"]) for name in names] + [percent(counts["nearPeaks"], counts["peaks"])]


def percent(part, whole):
    return f"{part * 1000 // whole / 10:.1f} %" if whole else "-"
