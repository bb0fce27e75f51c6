"""Discover the process of a simulated log with a tool from outside, and keep what it found as a small JSON file.

    python tools/discover.py [--out nbs/studies/10_the_process_in_a_log.json]

The tool is pm4py, which is under the AGPL and no dependency of ours: it is installed into a virtual environment that is
thrown away, reads the XES file that we write, and hands back counts. Needs the package registry; minutes. The notebook
beside the file reads what is kept and needs none of this.
"""

import argparse
import datetime as dt
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

VERSION = "2.7.23.11"
KEPT = ROOT / "nbs" / "studies" / "10_the_process_in_a_log.json"
LOG = {  # the study whose first history is the log
    "study": {
        "name": "log",
        "regulation": "credit",
        "starts_on": "2021-01-01",
        "years": 4,
        "replications": 1,
        "seed": 2020,
    },
    "population": {"generate": 1500},
    "scenario": [{"name": "as issued"}],
}
INSIDE = """
import json, sys
import pm4py

def found(path, only, kind):
    log = pm4py.read_xes(path)
    if kind:
        log = log[log["case:kind"] == kind]
    log = log[log["concept:name"].isin(only)]
    follows, start, end = pm4py.discover_dfg(log)
    tree = pm4py.discover_process_tree_inductive(log)
    return {
        "traces": int(log["case:concept:name"].nunique()),
        "events": {name: int(n) for name, n in sorted(log["concept:name"].value_counts().items())},
        "follows": [[a, b, int(n)] for (a, b), n in sorted(follows.items())],
        "start": {name: int(n) for name, n in sorted(start.items())},
        "end": {name: int(n) for name, n in sorted(end.items())},
        "tree": " ".join(str(tree).split()),
    }

asked = json.load(open(sys.argv[1]))
json.dump({"version": pm4py.__version__, "tracks": {n: found(*a) for n, a in asked.items()}}, open(sys.argv[2], "w"))
"""


def write_logs(folder: Path) -> dict[str, str]:
    "The log with a trace for each application and for each subject; the SHA-256 of each file."
    from gazette_sim.credit.events import COURSES, SUBJECT
    from gazette_sim.lab.event_log import write_xes
    from gazette_sim.lab.job import make_job
    from gazette_sim.lab.replication import simulated
    from gazette_sim.lab.study import make_study

    journal = simulated(make_job(make_study(LOG)), 0, 0).journal
    for of in ("application", "subject"):
        write_xes(journal, folder / f"{of}.xes", SUBJECT, COURSES, of)
    return {of: hashlib.sha256((folder / f"{of}.xes").read_bytes()).hexdigest() for of in ("application", "subject")}


def questions(folder: Path) -> dict[str, list[object]]:
    "For each track of the law's own machine: which file, which of its events, and which kind of application."
    from gazette_sim.credit.flowchart import CAMPAIGN, CASE

    names = {n: sorted({t.event.name.lower() for t in track}) for n, track in (("campaign", CAMPAIGN), ("case", CASE))}
    return {
        "campaign": [str(folder / "application.xes"), names["campaign"], "recognition"],
        "case": [str(folder / "subject.xes"), names["case"], ""],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=KEPT)
    out = parser.parse_args().out
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hashes = write_logs(folder)
        venv.create(folder / "venv", with_pip=True)
        python = str(folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", f"pm4py=={VERSION}"], check=True)
        (folder / "inside.py").write_text(INSIDE, encoding="utf-8")
        (folder / "asked.json").write_text(json.dumps(questions(folder)), encoding="utf-8")
        files = [str(folder / file) for file in ("inside.py", "asked.json", "found.json")]
        subprocess.run([python, *files], check=True, stdout=subprocess.DEVNULL)
        found = json.loads((folder / "found.json").read_text("utf-8"))
    about = {
        "tool": f"pm4py {found['version']}, under the AGPL-3.0, in an environment that was thrown away",
        "command": "python tools/discover.py",
        "on": dt.date.today().isoformat(),
        "log": LOG,
        "sha256": hashes,
    }
    text = json.dumps(about | {"tracks": found["tracks"]}, ensure_ascii=False, indent=1)
    text = re.sub(r'\[\s+"(\w+)",\s+"(\w+)",\s+(\d+)\s+\]', r'["\1", "\2", \3]', text)  # a pair a line
    out.write_text(text + "\n", encoding="utf-8")
    print(out)


if __name__ == "__main__":
    main()
