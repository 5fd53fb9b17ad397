"""
Whether a lab log agrees with itself, where one thing stands in it twice: limits in @@trial and in reports, sizes in a
report's table and in its kill line, times that only go on.
"""

import re

import labs

PAGE_KB = 4
STAMP = re.compile(r"^\[ *(\d+)\.(\d{6})\] ")
KERNEL_LINE = re.compile(r"^\[")
LIMIT = re.compile(r"\] memory: usage \d+kB, limit (\d+)kB,")
MEMCG = re.compile(r"oom-kill:.*,oom_memcg=([^,]+),")
CHOSEN = re.compile(r"oom-kill:.*,pid=(\d+),uid=")
TITLES = re.compile(r"\] \[  pid  \] (.*)$")
ROW = re.compile(r"\] \[ *(\d+)\] (.*)$")
KILL = re.compile(
    r"Killed process (\d+) \(.*\) total-vm:(\d+)kB, anon-rss:(\d+)kB, file-rss:(\d+)kB, shmem-rss:(\d+)kB"
)


def contradictions(logs):
    """Every place where a log says two things, as a sentence."""
    return [f"{log.path}:{line}: {what}" for log in logs for line, what in of_log(log)]


def of_log(log):
    with labs.opened(log.path) as lines:
        yield from Reader(log).read(lines)


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
                self.chosen = int(found[1])
                if memcg := MEMCG.search(line):
                    yield from self.limits(memcg[1])
            elif found := KILL.search(line):
                yield from self.kill(number, [int(value) for value in found.groups()])

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

    def kill(self, number, sizes):
        """The kernel prints the chosen one twice at the same moment; others may die later, without a report."""
        pid, total_vm, *parts = sizes
        row = self.rows.get(pid)
        if pid != self.chosen or row is None:
            return
        self.chosen = None
        if int(row["total_vm"]) * PAGE_KB != total_vm:
            yield number, f"pid {pid}: the kill line says {total_vm} kB of address space, the table {row['total_vm']} pages"
        if int(row["rss"]) * PAGE_KB != sum(parts):
            yield number, f"pid {pid}: the kill line says {sum(parts)} kB resident, the table {row['rss']} pages"
