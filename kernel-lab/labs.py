"""Lab logs: what is in them, and whether they are whole."""

import gzip
import json
import pathlib
import re
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROW = re.compile(r"\] \[ *(\d+)\] +\d+ +\d+ +\d+ +(\d+) ")
KILL_LINE = re.compile(r"Killed process (\d+) \(")
REPORT = " invoked oom-killer: "


class BrokenLog(Exception):
    """A log that is none, or not all of one; shown as one line."""


class Trial:
    """One trial of a log: what @@trial said, what came of it, and where its lines are."""

    def __init__(self, number, facts, first_line):
        self.number = number
        self.facts = facts
        self.kind = facts.get("kind", "unnamed")
        self.first_line = first_line
        self.end_line = None  # of @@end
        self.last_line = first_line  # of what belongs to it, with the scores that follow @@end
        self.first_table = {}
        self.exits = []
        self.stopped = []
        self.events = {}
        self.scores = []  # (line, pid to what @@scores says)
        self.kill_lines = []
        self.killed_at_start = False
        self.panic = None

    def family(self, process):
        """Everybody who runs on the memory of a process, itself included."""
        owner = process.get("sharesMemoryOf", process["comm"])
        return [p for p in self.facts["procs"] if owner in (p["comm"], p.get("sharesMemoryOf"))]


class Log:
    """A lab log: its boot, its trials, and what was skipped."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.boot = {}
        self.trials = []
        self.skipped = []
        self.notes = []
        self.reports = []  # the line of each
        self.between = False  # a kill since the last trial, so while the next one's processes start
        self.done = False
        try:
            with opened(self.path) as lines:
                self.read_all(lines)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise BrokenLog(f"{path}: cannot be unpacked to its end: {error}") from None
        self.require_whole()

    def read_all(self, lines):
        table = None
        for number, line in enumerate(lines, 1):
            if line.startswith("@@"):
                try:
                    self.read(number, line)
                except (ValueError, KeyError, TypeError, AttributeError):
                    raise BrokenLog(f"{self.path}:{number}: damaged line: {line[:60].rstrip()!r}") from None
                continue
            if REPORT in line:
                self.reports.append(number)
            elif "[  pid  ]" in line:
                table = []
            elif table is not None and ROW.search(line):
                table.append(line)
            elif table is not None:
                self.keep_first_table(table)
                table = None
            killed = KILL_LINE.search(line)
            if killed and self.trials and self.trials[-1].end_line is None:
                self.trials[-1].kill_lines.append((number, int(killed[1])))
            elif killed:
                self.between = True

    def read(self, number, line):
        word, _, rest = line[2:].rstrip("\n").partition(" ")
        if number == 1 and word != "boot":
            raise BrokenLog(f"{self.path}: is not a lab log: its first line is not @@boot")
        if word == "boot":
            self.boot = json.loads(rest)
            self.release()
        elif word == "done":
            self.done = True
        elif word in ("skipped", "note"):
            trial, _, facts = rest.partition(" ")
            (self.skipped if word == "skipped" else self.notes).append((int(trial), json.loads(facts)))
        elif word in ("trial", "exit", "stopped", "events", "scores", "panic", "end"):
            trial, _, facts = rest.partition(" ")
            self.of_trial(number, word, int(trial), json.loads(facts) if facts else {})

    def of_trial(self, line, word, number, facts):
        if word == "trial":
            if self.trials and self.trials[-1].end_line is None:
                raise BrokenLog(f"{self.path}:{line}: trial {self.trials[-1].number} has no @@end")
            for process in facts["procs"]:
                process["pid"] + process["adj"]
            self.trials.append(Trial(number, facts, line))
            self.trials[-1].killed_at_start = self.between
            return
        self.between = False
        if not self.trials or self.trials[-1].number != number:
            raise BrokenLog(f"{self.path}:{line}: @@{word} of trial {number}, which has no @@trial line")
        trial = self.trials[-1]
        trial.last_line = line
        if word == "end":
            trial.end_line = line
        elif word == "exit":
            trial.exits.append((facts["pid"], facts["signal"]))
        elif word == "stopped":
            trial.stopped.append(facts["pid"])
        elif word == "events":
            trial.events[facts["cgroup"]] = facts["events"]
        elif word == "panic":
            trial.panic = facts["text"]
        else:
            trial.scores.append((line, {p["pid"]: p for p in facts["procs"]}))

    def require_whole(self):
        if not self.boot:
            raise BrokenLog(f"{self.path}: is not a lab log: its first line is not @@boot")
        if not self.done:
            raise BrokenLog(f"{self.path}: is cut short: there is no @@done")
        if self.trials and self.trials[-1].end_line is None:
            raise BrokenLog(f"{self.path}: trial {self.trials[-1].number} has no @@end")
        if not self.trials and not self.skipped:
            raise BrokenLog(f"{self.path}: has no trial")
        if self.trials and not self.reports and any(trial.exits for trial in self.trials):
            raise BrokenLog(f"{self.path}: has no report of the OOM killer, though processes were killed")

    def keep_first_table(self, lines):
        if self.trials and not self.trials[-1].first_table:
            self.trials[-1].first_table = {int(m[1]): int(m[2]) for m in map(ROW.search, lines)}

    def kernel(self):
        return ".".join(map(str, self.release()))

    def release(self):
        found = re.match(r"(\d+)\.(\d+)", self.boot["kernel"])
        return int(found[1]), int(found[2])

    def kind_at(self, line):
        """The kind of the trial that this line of the log belongs to."""
        trial = self.trial_at(line)
        return "unnamed" if trial is None else self.kind(trial)

    def kind(self, trial):
        return self.old_kind(trial) if trial.kind == "unnamed" else trial.kind

    def old_kind(self, trial):
        """Logs from before trials had a kind tell by their boot what they are."""
        if self.boot.get("oomKillAllocatingTask"):
            return "allocating"
        if self.boot.get("swapTotalKb"):
            return "swap"
        return "global" if trial.facts.get("memoryMaxKb", 0) == 0 else "memcg"

    def trial_at(self, line):
        """Reports while a trial's processes start come before its @@trial line."""
        found = None
        for trial in self.trials:
            if trial.first_line <= line:
                found = trial
        return found


def opened(path):
    """A log as text, packed or not."""
    how = gzip.open if path.suffix == ".gz" else open
    return how(path, "rt", encoding="utf-8", errors="replace")


def find_logs(directories):
    """Every log below these directories (or these files), in order of name, each once."""
    found = {}
    for directory in map(pathlib.Path, directories):
        files = [directory]
        if directory.is_dir():
            files = sorted(p for p in directory.rglob("*.log*") if p.suffix in (".gz", ".log"))
        for file in files:
            found.setdefault(file.resolve(), file)
    return list(found.values())


def read_logs(directories):
    """The logs below these directories; raises BrokenLog with a line for each that cannot be used."""
    for name in directories:
        if not pathlib.Path(name).exists():
            raise BrokenLog(f"no such file or folder: {name}")
    paths = find_logs(directories)
    if not paths:
        raise BrokenLog(f"no lab logs (*.log.gz) in {' '.join(directories)}")
    logs = []
    problems = []
    for path in paths:
        try:
            logs.append(Log(path))
        except BrokenLog as problem:
            problems.append(str(problem))
    if not problems:
        problems = counted_twice(logs)
    if problems:
        raise BrokenLog("\n".join(problems))
    if not any(log.reports for log in logs):
        raise BrokenLog(f"no report of the OOM killer in {' '.join(directories)}")
    return logs


def counted_twice(logs):
    """The same trial in two logs, as when a longer run and a shorter one of a seed lie side by side."""
    seen = {}
    problems = []
    for log in logs:
        for trial in log.trials:
            drawn = (trial.number, trial.kind) if trial.kind != "unnamed" else json.dumps(trial.facts)
            other = seen.setdefault((log.boot["kernel"], log.boot.get("seed"), drawn), log)
            if other is not log:
                problems.append(f"{log.path}: trial {trial.number} of its seed is in {other.path} as well; take one away")
                break
    return problems
