"""Lab logs and what the model says of them."""

import gzip
import json
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
CHUNK = 40
ROW = re.compile(r"\] \[ *(\d+)\] +\d+ +\d+ +\d+ +(\d+) ")


class Trial:
    """One trial of a log: what @@trial said, and where its lines are."""

    def __init__(self, number, facts, first_line):
        self.number = number
        self.facts = facts
        self.kind = facts.get("kind", "unnamed")
        self.first_line = first_line
        self.first_table = {}


class Log:
    """A lab log: its boot, its trials, and what was skipped."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.boot = {}
        self.trials = []
        self.skipped = []
        self.notes = []
        opened = gzip.open if self.path.suffix == ".gz" else open
        with opened(self.path, "rt", encoding="utf-8", errors="replace") as lines:
            table = None
            for number, line in enumerate(lines, 1):
                if line.startswith("@@"):
                    self.read(number, line)
                elif "[  pid  ]" in line:
                    table = []
                elif table is not None and ROW.search(line):
                    table.append(line)
                elif table is not None:
                    self.keep_first_table(table)
                    table = None

    def read(self, number, line):
        word, _, rest = line[2:].rstrip("\n").partition(" ")
        if word == "boot":
            self.boot = json.loads(rest)
        elif word in ("trial", "skipped", "note"):
            trial, _, facts = rest.partition(" ")
            facts = json.loads(facts)
            if word == "trial":
                self.trials.append(Trial(int(trial), facts, number))
            else:
                (self.skipped if word == "skipped" else self.notes).append((int(trial), facts))

    def keep_first_table(self, lines):
        if self.trials and not self.trials[-1].first_table:
            self.trials[-1].first_table = read_rows(lines)

    def kernel(self):
        return ".".join(map(str, self.release()))

    def release(self):
        found = re.match(r"(\d+)\.(\d+)", self.boot.get("kernel", ""))
        return (int(found[1]), int(found[2])) if found else (0, 0)

    def kind_at(self, line):
        """The kind of the trial that this line of the log belongs to."""
        trial = self.trial_at(line)
        if trial is None:
            return "unnamed"
        if trial.kind == "unnamed":
            return self.old_kind(trial)
        return trial.kind

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


def find_logs(directories):
    """Every log below these directories (or these files), in order of name."""
    found = []
    for directory in map(pathlib.Path, directories):
        if directory.is_file():
            found.append(directory)
        else:
            found += sorted(p for p in directory.rglob("*.log*") if p.suffix in (".gz", ".log"))
    return found


def explain(logs, alone=False):
    """
    What "./oom explain" says of each report of these logs, as (log, report). A memcg's report does not
    tell how much swap the machine has; the lab knows it and says so, unless the log is to stand alone.
    """
    by_swap = {}
    for log in logs:
        if log.trials:
            by_swap.setdefault(None if alone else log.boot.get("swapTotalKb", 0), []).append(log)
    for swap_kb, group in sorted(by_swap.items(), key=lambda item: item[0] or 0):
        told = [] if swap_kb is None else [f"--swap-total={swap_kb}K"]
        for start in range(0, len(group), CHUNK):
            chunk = {str(log.path.resolve()): log for log in group[start : start + CHUNK]}
            for report in ask([*told, *chunk]):
                yield chunk[report["input"]], report


def explain_folder(folder):
    """What "./oom explain" says of each report in a folder of logs that are not the lab's."""
    return ask([str(pathlib.Path(folder).resolve())])


def ask(arguments):
    run = subprocess.run(
        [str(ROOT / "oom"), "explain", "--format", "json", *arguments], capture_output=True, text=True, check=False
    )
    if not run.stdout.startswith("{"):
        raise RuntimeError(f"./oom explain failed: {run.stderr.strip()}")
    return json.loads(run.stdout)["reports"]


def expected_score(process, rss_pages, total_pages):
    """/proc/PID/oom_score from 5.9 on (fs/proc/base.c: proc_oom_score, mm/oom_kill.c: oom_badness)."""
    if process["adj"] == -1000 or process.get("sharedBy") == "vfork":
        return 0
    points = rss_pages + process["swapKb"] // 4 + process["pteKb"] * 1024 // 4096
    points += process["adj"] * (total_pages // 1000)
    return truncated((1000 + truncated(points * 1000, total_pages)) * 2, 3)


def truncated(a, b):
    return a // b if (a < 0) == (b < 0) else -(-a // b)


def scores(log):
    """Each process of each trial whose score can be recomputed: (trial, process, expected)."""
    for trial in log.trials:
        facts = trial.facts
        ram = facts.get("memTotalKb", log.boot.get("memTotalKb", 0))
        swap = facts.get("swapTotalKb", log.boot.get("swapTotalKb", 0))
        for process in facts["procs"]:
            rss = rss_pages(log, trial, process, swap)
            if rss is not None:
                yield trial, process, expected_score(process, rss, ram // 4 + swap // 4)


def rss_pages(log, trial, process, swap_kb):
    """
    The rss that the score was made of. Until 6.1 it is what /proc shows. From 6.2 on each CPU keeps a
    part of a counter, which the score and the report leave out and (in late 6.12) /proc adds: there it
    is read from the trial's first report, if nothing can have changed the process since.
    """
    if log.release() < (6, 2):
        return int(process["statm"].split()[1]) if process.get("statm") else None
    shared = process.get("sharesMemoryOf", process["comm"])
    family = [p for p in trial.facts["procs"] if shared in (p["comm"], p.get("sharesMemoryOf"))]
    if swap_kb or process.get("fileKb") or any(p["grows"] for p in family):
        return None
    return trial.first_table.get(process["pid"])


def read_rows(lines):
    """pid to rss (pages) of a report's task table."""
    rows = {}
    for line in lines:
        found = ROW.search(line)
        if found:
            rows[int(found[1])] = int(found[2])
    return rows
