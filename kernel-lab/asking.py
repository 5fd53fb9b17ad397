"""Asks ./oom about reports, and tells it what the laboratory knows and no report shows."""

import json
import pathlib
import subprocess
import tempfile

import labs

CHUNK = 40
DEFAULT_SWAPPINESS = 60


def explain(logs, alone=False):
    """
    What "./oom explain" says of each report of these logs, as (log, report). The lab tells it the facts
    of each trial that reports hide, unless the logs are to stand alone.
    """
    for log, report in explained(logs, alone)[0]:
        yield log, report


def explained(logs, alone=False):
    """The same as a list, and the kills that have no report, as (log, kill)."""
    reports, unreported = [], []
    for chunk in chunks(logs):
        answer = ask(list(chunk), None if alone else facts_of(chunk.values()))
        reports += [(chunk[r["input"]], r) for r in answer["reports"]]
        unreported += [(chunk[k["input"]], k) for k in answer["unreportedKills"]]
    return reports, unreported


def explain_folder(folder):
    """What "./oom explain" says of each report in a folder of logs that are not the lab's."""
    return ask([str(pathlib.Path(folder).resolve())])["reports"]


def spared(logs):
    """What "./oom spare --victim" says of each report of these logs, the lab's facts told."""
    for chunk in chunks(logs):
        answer = ask(list(chunk), facts_of(chunk.values()), command=("spare", "--victim"))
        yield from ((chunk[r["input"]], r) for r in answer["reports"])


def not_followed():
    """What the release table says that the model does not follow, as "./oom policies classic" lists it."""
    run = subprocess.run(
        [str(labs.ROOT / "oom"), "policies", "classic", "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 0:
        raise RuntimeError(f"./oom policies failed: {run.stderr.strip()}")
    return json.loads(run.stdout)["policies"][0]["notFollowed"]


def chunks(logs):
    """Logs that have reports by path, as many as one call takes."""
    logs = [log for log in logs if log.reports]
    for start in range(0, len(logs), CHUNK):
        yield {str(log.path.resolve()): log for log in logs[start : start + CHUNK]}


def ask(inputs, facts=None, command=("explain",)):
    with tempfile.TemporaryDirectory(prefix="kernel-lab-") as work:
        told = []
        if facts is not None:
            file = pathlib.Path(work, "facts.json")
            write_facts(file, facts)
            told = ["--facts", str(file)]
        run = subprocess.run(
            [str(labs.ROOT / "oom"), *command, "--format", "json", *told, *inputs],
            capture_output=True,
            text=True,
            check=False,
        )
    if run.returncode != 0 or not run.stdout.startswith("{"):
        raise RuntimeError(f"./oom {command[0]} failed: {run.stderr.strip() or run.stdout[:200]}")
    return json.loads(run.stdout)


def write_facts(file, facts):
    lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in facts)
    file.write_text('{"schema":"oom/facts/1","facts":[\n' + lines + "\n]}\n", encoding="utf-8")


def facts_of(logs, named=lambda path: str(path.resolve())):
    """The entries of oom/facts/1 for these logs. Nothing in them comes from a report or a kill line."""
    entries = []
    for log in logs:
        entries.append({"input": named(log.path), "swapTotalBytes": log.boot.get("swapTotalKb", 0) * 1024})
        for trial in log.trials:
            lines = {"input": named(log.path), "firstLine": trial.first_line, "lastLine": trial.last_line}
            entries.append(lines | facts_of_trial(log, trial))
    return entries


def facts_of_trial(log, trial):
    facts = trial.facts
    swap_kb = facts.get("swapTotalKb", log.boot.get("swapTotalKb", 0))
    return {
        "swapTotalBytes": swap_kb * 1024,
        "swappiness": facts.get("swappiness", DEFAULT_SWAPPINESS),
        "panicOnOom": facts.get("panicOnOom", 0),
        "oomKillAllocatingTask": bool(
            facts.get("oomKillAllocatingTask", log.boot.get("oomKillAllocatingTask", 0))
        ),
        "vfork": [p["pid"] for p in facts["procs"] if p.get("sharedBy") == "vfork"],
        "memcgs": memcgs(trial),
    }


def memcgs(trial):
    """The trial's cgroups, each with its members and, on v1, its own swappiness or its parent's."""
    facts = trial.facts
    top = f"/t{trial.number}"
    own = facts.get("groupSwappiness", -1)
    swappiness = {"": own if own >= 0 else facts.get("swappiness", DEFAULT_SWAPPINESS)}
    groups = {"": {"path": top, "oomGroup": bool(facts.get("oomGroup")), "swappiness": swappiness[""]}}
    for child in facts["children"]:
        name = child["name"]
        parent = name.rpartition("/")[0]
        own = child.get("swappiness", -1)
        swappiness[name] = own if own >= 0 else swappiness[parent]
        groups[name] = {
            "path": f"{top}/{name}",
            "oomGroup": bool(child.get("oomGroup")),
            "swappiness": swappiness[name],
        }
    for name, group in groups.items():
        group["pids"] = [p["pid"] for p in facts["procs"] if p["cgroup"] == name]
    return list(groups.values())
