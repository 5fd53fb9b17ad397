"""
Whether a lab log agrees with itself, where one thing stands in it twice: limits and cgroups in @@trial and in reports,
who a process is in @@trial and in tables, what a report's table and its kill line say of the victim, times that only
go on. And whether it says itself that something is missing.
"""

import re

import labs

PAGE_KB = 4
STAMP = re.compile(r"^\[ *(\d+)\.(\d{6})\] ")
KERNEL_LINE = re.compile(r"^\[")
LIMIT = re.compile(r"\] memory: usage \d+kB, limit (\d+)kB,")
MEMCG = re.compile(r"oom-kill:.*,oom_memcg=([^,]+),")
CHOSEN = re.compile(r"oom-kill:.*,task_memcg=([^,]+),.*,pid=(\d+),uid=")
TITLES = re.compile(r"\] \[  pid  \] (.*)$")
ROW = re.compile(r"\] \[ *(\d+)\] (.*)$")
KILL = re.compile(
    r"Killed process (\d+) \((.*)\) total-vm:(\d+)kB, anon-rss:(\d+)kB, file-rss:(\d+)kB, shmem-rss:(\d+)kB"
    r"(?:, UID:(\d+) pgtables:(\d+)kB oom_score_adj:(-?\d+))?"
)


def contradictions(logs):
    """Every place where a log says two things, as a sentence."""
    return [f"{log.path}:{line}: {what}" for log in logs for line, what in of_log(log)]


def of_log(log):
    with labs.opened(log.path) as lines:
        yield from Reader(log).read(lines)
    yield from missing(log)


def missing(log):
    """What the log itself says should be in it."""
    for trial in log.trials:
        told = {f"t{trial.number}"} | {child["name"] for child in trial.facts.get("children", [])}
        lost = sorted(told - trial.events.keys()) if "children" in trial.facts and trial.panic is None else []
        if lost:
            yield trial.end_line, f"trial {trial.number} has no @@events line of {', '.join(lost)}"
        known = {process["pid"] for process in trial.facts["procs"]}
        for pid in sorted({pid for pid, _ in trial.exits} - known):
            yield trial.first_line, f"trial {trial.number} has an @@exit of pid {pid}, which @@trial does not name"
    if (planned := log.boot.get("trials")) is not None and planned != len(log.trials) + len(log.skipped):
        yield 1, f"@@boot says {planned} trials, the log has {len(log.trials)}, and {len(log.skipped)} skipped"


class Reader:
    """Goes through a log once, report by report."""

    def __init__(self, log):
        self.log = log
        self.micros = 0
        self.limit = None  # line and kB of the report at hand
        self.titles = []
        self.rows = {}  # of the report at hand, by pid
        self.chosen = None  # whom it names, until its kill line

    def read(self, lines):
        for number, line in enumerate(lines, 1):
            if line.startswith("@@lost"):
                yield number, "kernel messages were lost"
            if not KERNEL_LINE.match(line):
                continue
            yield from self.stamp(number, line)
            if labs.REPORT in line:
                self.limit, self.titles, self.rows, self.chosen = None, [], {}, None
            elif found := LIMIT.search(line):
                self.limit = (number, int(found[1]))
            elif found := TITLES.search(line):
                self.titles = found[1].split()
            elif self.titles and (found := ROW.search(line)):
                yield from self.row(number, int(found[1]), found[2].split())
            elif found := CHOSEN.search(line):
                self.chosen = int(found[2])
                yield from self.home(number, self.chosen, found[1])
                if memcg := MEMCG.search(line):
                    yield from self.limits(memcg[1])
            elif found := KILL.search(line):
                yield from self.kill(number, found)

    def stamp(self, number, line):
        found = STAMP.match(line)
        if not found:
            yield number, f"no time as the kernel prints it: {line[:20].rstrip()!r}"
            return
        micros = int(found[1]) * 1_000_000 + int(found[2])
        if micros < self.micros:
            yield number, f"the time goes back from {self.micros} to {micros} microseconds"
        self.micros = micros

    def row(self, number, pid, values):
        row = dict(zip(self.titles, values))
        self.rows[pid] = row
        parts = [row.get(name) for name in ("rss_anon", "rss_file", "rss_shmem")]
        if None not in parts and int(row["rss"]) != sum(map(int, parts)):
            yield number, f"pid {pid}: rss is {row['rss']} pages, and its parts are {sum(map(int, parts))}"
        yield from self.identity(number, pid, row)

    def trial(self, number):
        """The trial of a line, with its processes as they then are; none before and between trials, nor in old logs."""
        trial = self.log.trial_at(number)
        inside = trial is not None and number <= trial.last_line and "children" in trial.facts
        return trial if inside else None

    def identity(self, number, pid, row):
        """A process is in the table who it is in @@trial."""
        trial = self.trial(number)
        if trial is None:
            return
        for told in trial.facts["procs"]:
            if (told["pid"] == pid) != (told["comm"] == row["name"]):
                yield number, f"the table has {row['name']} with pid {pid}, @@trial {told['comm']} with pid {told['pid']}"
            elif told["pid"] == pid:
                if told["adj"] != int(row["oom_score_adj"]):
                    yield number, f"pid {pid}: oom_score_adj is {row['oom_score_adj']}, @@trial says {told['adj']}"
                if self.tells_uid(told) and told["uid"] != int(row["uid"]):
                    yield number, f"pid {pid}: the table says uid {row['uid']}, @@trial says {told['uid']}"

    def tells_uid(self, process):
        """Before @@boot had "trials", the uid of one who shares memory was the one drawn for whom it shares with."""
        return "uid" in process and ("trials" in self.log.boot or "sharesMemoryOf" not in process)

    def home(self, number, pid, task_memcg):
        """The cgroup that a report names is the one that @@trial says of the process."""
        trial = self.trial(number)
        for told in trial.facts["procs"] if trial else []:
            path = f"/t{trial.number}" + (f"/{told['cgroup']}" if told["cgroup"] else "")
            if told["pid"] == pid and task_memcg != path:
                yield number, f"pid {pid}: the report says that it is in {task_memcg}, @@trial says {path}"

    def limits(self, memcg):
        """The limit that a report shows is what @@trial says of that cgroup, or what it was lowered to."""
        if self.limit is None:
            return
        number, shown = self.limit
        trial = self.log.trial_at(number)
        if trial is None or number > trial.end_line or "children" not in trial.facts:
            return
        told = {f"/t{trial.number}": trial.facts.get("memoryMaxKb", 0)}
        told |= {f"/t{trial.number}/{child['name']}": child["memoryMaxKb"] for child in trial.facts["children"]}
        allowed = {told.get(memcg, 0), trial.facts.get("lowerToKb", 0)} - {0}
        if memcg in told and shown not in {kb // PAGE_KB * PAGE_KB for kb in allowed}:
            yield number, f"the report says that {memcg} is limited to {shown} kB, @@trial says {told[memcg]} kB"

    def kill(self, number, found):
        """The kernel prints the chosen one twice at the same moment; others may die later, without a report."""
        pid, name = int(found[1]), found[2]
        row = self.rows.get(pid)
        if pid != self.chosen or row is None:
            return
        self.chosen = None
        resident = sum(map(int, found.group(4, 5, 6)))
        pairs = [
            ("name", name, row["name"]),
            ("kB of address space", int(found[3]), int(row["total_vm"]) * PAGE_KB),
            ("kB resident", resident, int(row["rss"]) * PAGE_KB),
        ]
        if found[7] is not None:
            pairs += [
                ("uid", int(found[7]), int(row["uid"])),
                ("kB of page tables", int(found[8]), int(row["pgtables_bytes"]) // 1024),
                ("oom_score_adj", int(found[9]), int(row["oom_score_adj"])),
            ]
        for what, killed, listed in pairs:
            if killed != listed:
                yield number, f"pid {pid}: {what}: the kill line says {killed}, the table {listed}"
