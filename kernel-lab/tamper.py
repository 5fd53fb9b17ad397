"""Spoils a lab log in every way that check must notice, for selfcheck."""

import gzip
import json
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.dont_write_bytecode = True
import labs  # noqa: E402

LAB = pathlib.Path(__file__).resolve().parent


def main(source, work):
    """Returns what check did not notice, a line each."""
    log = labs.Log(source)
    text = gzip.decompress(pathlib.Path(source).read_bytes()).decode()
    problems = expect("whole", text, 0, "Decisions", work)
    for name, spoilt, code, said in (*unreadable(text), *untrue(log, text)):
        problems += expect(name, spoilt, code, said, work)
    return problems


def unreadable(text):
    """Broken logs: exit code 2 and one line. Names end in .gz where bytes are given."""
    packed = gzip.compress(text.encode(), 1, mtime=0)
    yield "empty", "", 2, "not a lab log"
    yield "another text", "Nov 23 08:00:00 host sshd[1]: hello\n", 2, "not a lab log"
    yield "no done", text.removesuffix("@@done\n"), 2, "no @@done"
    yield "cut in the middle", text[: len(text) // 2], 2, "no @@done"
    yield "cut gz", packed[: len(packed) // 2], 2, "cannot be unpacked"
    yield "no trial lines", re.sub(r"^@@trial .*\n", "", text, flags=re.M), 2, "no @@trial line"
    yield "no end lines", re.sub(r"^@@end .*\n", "", text, flags=re.M), 2, "no @@end"
    yield "no reports", text.replace(" invoked oom-killer: ", " said: "), 2, "no report"
    yield "damaged line", re.sub(r"^(@@trial .*).$", r"\1", text, count=1, flags=re.M), 2, "damaged line"


def untrue(log, text):
    """Logs that tell something else than what happened: exit code 1."""
    lines = text.splitlines(keepends=True)
    group = next(at for at, line in enumerate(lines) if "due to memory.oom.group set" in line)
    member = next(at for at in range(group + 1, len(lines)) if labs.KILL_LINE.search(lines[at]))
    while labs.KILL_LINE.search(lines[member + 1]):
        member += 1
    pid = labs.KILL_LINE.search(lines[member])[1]
    yield "a member's kill line lost", "".join(lines[:member] + lines[member + 1 :]), 1, "deaths:"
    other = lines[member].replace(f"process {pid} ", "process 1 ")
    yield "a member that is none", "".join([*lines[:member], other, *lines[member + 1 :]]), 1, "deaths:"
    yield "no kill lines", "".join(line for line in lines if not labs.KILL_LINE.search(line)), 1, "undecided:"
    trial = next(t for t in log.trials if any(signal == 9 for _, signal in t.exits))
    ended = next(pid for pid, signal in trial.exits if signal == 9)
    without = text.replace(f'@@exit {trial.number} {{"pid":{ended},"signal":9}}\n', "", 1)
    yield "an end lost", without, 1, "deaths:"
    yield "another score", one_more_point(log, text), 1, "score:"
    yield from contradicting(log, text)


def contradicting(log, text):
    """What the file itself tells otherwise in another place."""
    limited = next(t for t in log.trials if t.facts.get("memoryMaxKb"))
    limit = f'"memoryMaxKb":{limited.facts["memoryMaxKb"]},'
    fourfold = f'"memoryMaxKb":{4 * limited.facts["memoryMaxKb"]},'
    lines = text.splitlines(keepends=True)
    at = limited.first_line - 1
    yield "a limit four times as large", replaced(lines, at, limit, fourfold), 1, "@@trial says"
    row = next(at for at, line in enumerate(lines) if labs.ROW.search(line))
    rss = labs.ROW.search(lines[row])[2]
    yield "one page more in a row", replaced(lines, row, f" {rss} ", f" {int(rss) + 1} "), 1, "and its parts are"
    kill = next(at for at, line in enumerate(lines) if labs.KILL_LINE.search(line))
    size = re.search(r"anon-rss:(\d+)kB", lines[kill])[1]
    less = replaced(lines, kill, f"anon-rss:{size}kB", f"anon-rss:{int(size) - 4}kB")
    yield "one page less in a kill line", less, 1, "resident: the kill line says"
    stamp = lines[row][:14]
    yield "a time that goes back", replaced(lines, row, stamp, "[    0.000001]"), 1, "the time goes back"
    yield "a time that is none", replaced(lines, row, stamp, "[ 1x.81185]"), 1, "no time as the kernel prints it"
    yield from renamed(log, text, lines)


def renamed(log, text, lines):
    """Who a process is, and whether all of it is there."""
    at = next(at for at, line in enumerate(lines) if ",task_memcg=/t" in line and "oom_memcg" in line)
    home = re.search(r",task_memcg=([^,]+),", lines[at])[1]
    yield "another cgroup", replaced(lines, at, f"task_memcg={home},", f"task_memcg={home}x,"), 1, "@@trial says"
    kill = next(at for at in range(at, len(lines)) if labs.KILL_LINE.search(lines[at]))
    for what, pattern, said in (
        ("oom_score_adj", r"oom_score_adj:(-?\d+)", "oom_score_adj: the kill line says"),
        ("page tables", r"pgtables:(\d+)kB", "kB of page tables: the kill line says"),
        ("uid", r"UID:(\d+) ", "uid: the kill line says"),
        ("name", r"Killed process \d+ \((p)", "name: the kill line says"),
    ):
        found = re.search(pattern, lines[kill])
        value = "q" if found[1] == "p" else str(int(found[1]) + 4)
        line = lines[kill][: found.start(1)] + value + lines[kill][found.end(1) :]
        yield f"another {what} in a kill line", "".join([*lines[:kill], line, *lines[kill + 1 :]]), 1, said
    trial = log.trial_at(kill + 1)
    alone = next(p for p in trial.facts["procs"] if "sharesMemoryOf" not in p and p["pid"] in trial.first_table)
    start = trial.first_line - 1
    pid = f'"pid":{alone["pid"]},'
    yield "another pid in @@trial", replaced(lines, start, pid, '"pid":32000,'), 1, f"@@trial {alone['comm']} with pid"
    user = re.compile(rf'({pid}[^}}]*"uid":){alone["uid"]}')
    other = user.sub(rf"\g<1>{alone['uid'] + 1}", lines[start], count=1)
    yield "another uid in @@trial", "".join([*lines[:start], other, *lines[start + 1 :]]), 1, "the table says uid"
    yield "lost lines", text.removesuffix("@@done\n") + "@@lost kernel messages\n@@done\n", 1, "messages were lost"
    yield "no events", re.sub(r"^@@events .*\n", "", text, flags=re.M), 1, "has no @@events line"
    boot = json.dumps(log.boot | {"trials": len(log.trials) + len(log.skipped) + 1})
    yield "a trial taken out", "".join([f"@@boot {boot}\n", *lines[1:]]), 1, "@@boot says"


def replaced(lines, at, old, new):
    return "".join([*lines[:at], lines[at].replace(old, new, 1), *lines[at + 1 :]])


def one_more_point(log, text):
    """Both readings of a trial, so that it seems to have stayed."""
    trial = next(trial for trial in log.trials if trial.scores and trial.scores[0][1])
    lines = text.splitlines(keepends=True)
    for line, scored in trial.scores:
        facts = {"procs": [dict(p, oomScore=p["oomScore"] + 1) for p in scored.values()]}
        lines[line - 1] = f"@@scores {trial.number} {json.dumps(facts)}\n"
    return "".join(lines)


def expect(name, content, code, said, work):
    packed = isinstance(content, bytes)
    file = pathlib.Path(work, "spoilt.log.gz" if packed else "spoilt.log")
    file.write_bytes(content if packed else content.encode())
    run = subprocess.run([str(LAB / "check"), str(file)], capture_output=True, text=True, check=False)
    file.unlink()
    one_line = code != 2 or (run.stderr.count("\n") == 1 and not run.stdout)
    if run.returncode == code and said in run.stdout + run.stderr and one_line and "Traceback" not in run.stderr:
        return []
    tail = (run.stdout + run.stderr).strip().splitlines()[-3:]
    return [f"check of a log spoilt by '{name}': exit code {run.returncode}, expected {code} and \"{said}\": {tail}"]


if __name__ == "__main__":
    found = main(*sys.argv[1:])
    print("".join(f"selfcheck: {line}\n" for line in found), end="", file=sys.stderr)
    sys.exit(1 if found else 0)
