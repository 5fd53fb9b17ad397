"""Scores: what ./oom computes against /proc/PID/oom_score of the guest."""

import collections
import pathlib
import tempfile

import asking

PAGE_KB = 4
BEFORE = "before growth"
AFTER = "after growth"


class Scores:
    """Counts of one kernel."""

    def __init__(self):
        self.exact = collections.Counter()
        self.compared = collections.Counter()
        self.swapped = 0  # of those compared, in swap at least in part
        self.left_out = collections.Counter()  # (when, why)
        self.wrong = []  # (log, trial, pid, kernel's, model's)

    def compare(self, when, place, kernels, models, swap_kb):
        self.compared[when] += 1
        self.exact[when] += kernels == models
        self.swapped += swap_kb > 0
        if kernels != models:
            self.wrong.append((*place, kernels, models))


def compare(logs, reports):
    """
    Scores by kernel. Those before growth are asked with a report that is written from @@trial; those after
    it with the report of the sysrq-f that follows @@scores, whose table has the counters of that moment.
    """
    by_kernel = collections.defaultdict(Scores)
    for log, trial, process, models in before(logs, by_kernel):
        place = (log, trial, process["pid"])
        by_kernel[log.kernel()].compare(BEFORE, place, process["oomScore"], models, process["swapKb"])
    by_log = collections.defaultdict(list)
    for log, report in reports:
        by_log[log].append(report)
    for log in logs:
        for trial in log.trials:
            after(log, trial, by_log[log], by_kernel[log.kernel()])
    return by_kernel


def after(log, trial, reports, counts):
    if not trial.scores:
        why = "the machine panicked" if trial.panic else "the log has no second reading"
        counts.left_out[AFTER, why] += len(trial.facts["procs"])
        return
    line, first = trial.scores[0]
    again = trial.scores[1][1] if len(trial.scores) > 1 else {}
    shown = [r for r in reports if line < r["line"] <= trial.last_line]
    rows = {c["pid"]: c for c in shown[0]["candidates"]} if shown else {}
    for pid, process in first.items():
        if pid not in rows:
            counts.left_out[AFTER, "no report shows the process"] += 1
        elif pid in again and again[pid]["oomScore"] != process["oomScore"]:
            counts.left_out[AFTER, "the score changed while it was read"] += 1
        else:
            place = (log, trial, pid)
            counts.compare(AFTER, place, process["oomScore"], rows[pid]["oomScore"], process["swapKb"])


def before(logs, counts):
    """Yields (log, trial, process, model's score) for each process of each @@trial that can be asked."""
    with tempfile.TemporaryDirectory(prefix="kernel-lab-") as work:
        asked = {}
        facts = []
        for number, log in enumerate(logs):
            file = pathlib.Path(work, f"{number}.log")
            text = []
            for trial in log.trials:
                rows = [(p, row(log, trial, p, counts[log.kernel()])) for p in trial.facts["procs"]]
                rows = [(p, r) for p, r in rows if r]
                if rows:
                    asked[str(file), len(text) + 1] = (log, trial, {p["pid"]: p for p, _ in rows})
                    entry = {"input": str(file), "firstLine": len(text) + 1}
                    facts.append(entry | asking.facts_of_trial(log, trial))
                    text += report(log, trial, [r for _, r in rows])
            if text:
                file.write_text("\n".join(text) + "\n", encoding="utf-8")
        if not asked:
            return
        answer = asking.ask([work], facts)["reports"]
    for told in answer:
        log, trial, processes = asked[told["input"], told["line"]]
        for candidate in told["candidates"]:
            yield log, trial, processes[candidate["pid"]], candidate["oomScore"]


def report(log, trial, rows):
    """A report of the whole machine, as sysrq-f prints it, of processes as @@trial has them."""
    ram = trial.facts.get("memTotalKb", log.boot.get("memTotalKb", 0))
    swap = trial.facts.get("swapTotalKb", log.boot.get("swapTotalKb", 0))
    lines = [
        "kworker/0:1 invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=-1, oom_score_adj=0",
        f"CPU: 0 PID: 2 Comm: kworker/0:1 Not tainted {log.boot['kernel']} #1",
        "Mem-Info:",
        f"Free swap  = {swap}kB",
        f"Total swap = {swap}kB",
        f"{ram // PAGE_KB} pages RAM",
        "0 pages HighMem/MovableOnly",
        "0 pages reserved",
        "Tasks state (memory values in pages):",
        "[  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name",
        *rows,
        "Out of memory and no killable processes...",
    ]
    return [f"[    1.{trial.number:06}] {line}" for line in lines]


def row(log, trial, process, counts):
    rss = rss_pages(log, trial, process)
    if isinstance(rss, str):
        counts.left_out[BEFORE, rss] += 1
        return None
    vm = int((process.get("statm") or "0").split()[0])
    return (
        f"[{process['pid']:7}] {process.get('uid', 0):5} {process['pid']:5} {vm:8} {rss:8} "
        f"{process['pteKb'] * 1024:8} {process['swapKb'] // PAGE_KB:8} {process['adj']:13} {process['comm']}"
    )


def rss_pages(log, trial, process):
    """
    The rss that the score was made of, or why it is not known. Until 6.1 it is what /proc shows. From 6.2
    on each CPU keeps a part of a counter, which the score and the report leave out and (in late 6.12) /proc
    adds: there it is read from the trial's first report, if nothing can have changed the process since.
    """
    if log.release() < (6, 2):
        return int(process["statm"].split()[1]) if process.get("statm") else "an old log without statm"
    if trial.facts.get("swapTotalKb", log.boot.get("swapTotalKb", 0)):
        return "with swap the first report may show less than was counted here"
    if process.get("fileKb"):
        return "its file pages may have been dropped before the first report"
    if any(p["grows"] for p in trial.family(process)):
        return "it grew before the first report"
    if process["pid"] not in trial.first_table:
        return "the first report does not show it"
    return trial.first_table[process["pid"]]


def lines(by_kernel):
    """The counts as text."""
    for kernel, counts in sorted(by_kernel.items()):
        for when in (BEFORE, AFTER):
            swapped = f", {counts.swapped} of them with pages in swap" if when == AFTER else ""
            yield f"{kernel:8}{when}: {counts.exact[when]} of {counts.compared[when]} exact{swapped}"
            for (at, why), number in sorted(counts.left_out.items()):
                if at == when:
                    yield f"{'':8}  {number} left out: {why}"
        for log, trial, pid, kernels, models in counts.wrong:
            yield f"score: {log.path}, trial {trial.number} ({trial.kind}), pid {pid}: kernel {kernels}, model {models}"
