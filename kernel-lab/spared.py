"""What would have saved the kernel's victims, each change tried again by a formula of its own."""

import collections

import asking

LEVERS = ("oom_score_adj", "own_size", "other_adj", "memory_max", "swap", "oom_group")
EXEMPT = -1000
ADJ_UNITS = 1000


class Spared:
    """What became of each lever over some reports."""

    def __init__(self):
        self.standings = collections.Counter()
        self.needed = collections.Counter()
        self.impossible = collections.Counter()
        self.one_step_less = collections.Counter()  # of those needed: the victim still dies with a step less
        self.wrong = []  # (log, line, lever)


def compare(logs, reports):
    """The levers of every report's victim, by kernel."""
    by_kernel = collections.defaultdict(Spared)
    explained = {(r["input"], r["line"]): r for _, r in reports}
    for log, report in asking.spared(logs):
        counts = by_kernel[log.kernel()]
        counts.standings[report["standing"]] += 1
        for lever in report["levers"]:
            name = lever["lever"]
            if "impossible" in lever:
                counts.impossible[name] += 1
                continue
            counts.needed[name] += 1
            saves, less_does_not = tried(explained[report["input"], report["line"]], report, lever)
            counts.one_step_less[name] += less_does_not
            if not saves:
                counts.wrong.append((log, report["line"], name))
    return by_kernel


def tried(report, spared, lever):
    """Whether a change saves as it is told, and whether a step less leaves the kill where it was."""
    pid, needed = spared["process"]["pid"], lever["needed"]
    name = lever["lever"]
    if name in ("memory_max", "swap"):
        memcg, page = report["memcg"], report["memory"]["pageSizeBytes"]
        limit, used = memcg["limitPages"], memcg["usagePages"]
        if name == "swap":  # v1 limits memory and swap together
            limit, used = memcg["memoryAndSwapLimitPages"], used + memcg["swapUsagePages"]
        exact = needed == (used + (1 << report["invoker"]["order"])) * page
        return exact and lever["current"] == limit * page < needed, exact
    if name == "oom_group":
        return False, False  # a victim is chosen itself, so that none has one
    who = lever["process"]["pid"]
    key = "rssPages" if name == "own_size" else "oomScoreAdj"
    step = 1 if name != "other_adj" else -1
    instead = chosen(report, who, key, needed)
    saves = instead == lever["victimInstead"]["pid"] != pid
    return saves, chosen(report, who, key, needed + step) == report["predicted"]["victimPid"]


def chosen(report, pid, key, value):
    """The process that 6.1 and 6.12 choose with one figure of one process otherwise; of equals the last."""
    share = report["totalPagesMin"] // ADJ_UNITS
    best, most = 0, None
    for row in report["candidates"]:
        changed = row | {key: value} if row["pid"] == pid else row
        adj = changed["oomScoreAdj"]
        if not row["eligible"] or adj == EXEMPT:
            continue
        pages = changed["rssPages"] + changed["swapPages"] + changed["pageTablePages"]
        points = pages + adj * share
        if most is None or points >= most:
            best, most = row["pid"], points
    return best
