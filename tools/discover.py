"""Let tools from outside read a simulated log, and keep what they found as a small JSON file.

    python tools/discover.py [--out nbs/studies/10_the_process_in_a_log.json]

pm4py discovers the process and holds the log against the law's own state machine. It is under the AGPL and no
dependency of ours: it is installed into a virtual environment that is thrown away, reads the XES file that we write,
and hands back counts. r4pm and oceldb, under free licences, read the same history in both forms and say what is in it.
Needs the package registry; minutes. The notebook beside the file reads what is kept and needs none of this.
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

MINER = "pm4py==2.7.23.11"  # AGPL-3.0
READERS = ("r4pm==0.6.2", "oceldb==0.10.1")  # MIT or Apache-2.0; MIT
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
DISCOVER = """
import json, sys
import pm4py
from pm4py.objects.petri_net.obj import Marking, PetriNet
from pm4py.objects.petri_net.utils.petri_utils import add_arc_from_to

def machine(steps, start):
    "The law's machine as a net: a state is a place, and a history may end in any state."
    net, end = PetriNet(), PetriNet.Place("(end)")
    places = {name: PetriNet.Place(name) for name in sorted({start} | {s for a, _, b in steps for s in (a, b)})}
    net.places.update([*places.values(), end])
    for number, (a, event, b) in enumerate([*steps, *((name, None, None) for name in places)]):
        step = PetriNet.Transition(str(number), event)
        net.transitions.add(step)
        add_arc_from_to(places[a], step, net)
        add_arc_from_to(step, places[b] if b else end, net)
    return net, Marking({places[start]: 1}), Marking({end: 1})

def fit(log, traces, net):
    percent = pm4py.fitness_alignments(log, *net)["percentage_of_fitting_traces"]
    precision = pm4py.precision_alignments(log, *net)
    return {"fitting": round(percent * traces / 100), "precision": round(precision, 6)}

def found(path, steps, start, kind):
    log = pm4py.read_xes(path)
    if kind:
        log = log[log["case:kind"] == kind]
    log = log[log["concept:name"].isin({event for _, event, _ in steps})]
    follows, first, last = pm4py.discover_dfg(log)
    tree = pm4py.discover_process_tree_inductive(log)
    traces = int(log["case:concept:name"].nunique())
    return {
        "traces": traces,
        "events": {name: int(n) for name, n in sorted(log["concept:name"].value_counts().items())},
        "follows": [[a, b, int(n)] for (a, b), n in sorted(follows.items())],
        "start": {name: int(n) for name, n in sorted(first.items())},
        "end": {name: int(n) for name, n in sorted(last.items())},
        "tree": " ".join(str(tree).split()),
        "discovered": fit(log, traces, pm4py.convert_to_petri_net(tree)),
        "law": fit(log, traces, machine(steps, start)),
    }

asked = json.load(open(sys.argv[1]))
json.dump({name: found(*each) for name, each in asked.items()}, open(sys.argv[2], "w"))
"""
READ = """
import json, sys
import oceldb, oceldb.io, r4pm.df
from collections import Counter

path, xes, folder, out = sys.argv[1:]
log = r4pm.df.import_ocel_json(path)
traces, _ = r4pm.df.import_xes(xes)
kinds = ("events", "objects", "relations", "o2o", "object_changes")
first = {name: len(log[name]) for name in kinds}
first["object types"] = dict(sorted(Counter(log["objects"]["ocel:type"]).items()))
first["qualifiers"] = dict(sorted(Counter(log["relations"]["ocel:qualifier"]).items()))
first["traces"], first["events in traces"] = traces["case:concept:name"].n_unique(), len(traces)
oceldb.io.convert_json(path, folder)
kept = oceldb.OCEL.open(folder, validate=True)
rows = (kept.events(), kept.objects(), kept.e2o(), kept.o2o(), kept.object_changes())
second = dict(zip(kinds, (table.collect().height for table in rows)))
json.dump({"r4pm": first, "oceldb": second}, open(out, "w"))
"""


def write_logs(folder: Path) -> dict[str, str]:
    "The log as OCEL, and as XES with a trace for each application and for each subject; the SHA-256 of each file."
    from gazette_sim.credit.events import COURSES, SUBJECT
    from gazette_sim.lab.event_log import write_xes
    from gazette_sim.lab.job import make_job
    from gazette_sim.lab.replication import simulated
    from gazette_sim.lab.study import make_study

    journal = simulated(make_job(make_study(LOG)), 0, 0).journal
    for of in ("application", "subject"):
        write_xes(journal, folder / f"{of}.xes", SUBJECT, COURSES, of)
    journal.to_ocel(folder / "log.json", SUBJECT, COURSES)
    files = {name: folder / f"{name}.xes" for name in ("application", "subject")} | {"ocel": folder / "log.json"}
    return {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in files.items()}


def questions(folder: Path) -> dict[str, list[object]]:
    "For each track of the law's own machine: which file, its steps and first state, and which kind of application."
    from gazette_sim.credit.flowchart import TRACKS

    found = dict[str, list[object]]()
    for name, (rows, start) in TRACKS.items():
        one = name == "campaign"  # an application is a trace; it is over where the machine is back at its start
        steps = [[t.state, t.event.name.lower(), "over" if one and t.to == start else t.to] for t in rows]
        file = folder / ("application.xes" if one else "subject.xes")
        found[name] = [str(file), steps, start, "recognition" if one else ""]
    return found


def elsewhere(folder: Path, packages: tuple[str, ...], program: str, *given: str) -> object:
    "What a program says, as JSON in the last file given, run in an environment of its own with these packages."
    room = folder / f"venv_{packages[0].partition('=')[0]}"
    venv.create(room, with_pip=True)
    python = str(room / ("Scripts" if sys.platform == "win32" else "bin") / "python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    subprocess.run([python, "-c", program, *given], check=True, stdout=subprocess.DEVNULL)
    return json.loads(Path(given[-1]).read_text("utf-8"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=KEPT)
    out = parser.parse_args().out
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hashes, asked = write_logs(folder), folder / "asked.json"
        asked.write_text(json.dumps(questions(folder)), encoding="utf-8")
        tracks = elsewhere(folder, (MINER,), DISCOVER, str(asked), str(folder / "found.json"))
        files = [str(folder / file) for file in ("log.json", "application.xes", "native", "read.json")]
        read = elsewhere(folder, READERS, READ, *files)
    about = {
        "tool": f"{MINER.replace('==', ' ')}, under the AGPL-3.0",
        "readers": [each.replace("==", " ") for each in READERS],
        "command": "python tools/discover.py",
        "on": dt.date.today().isoformat(),
        "log": LOG,
        "sha256": hashes,
    }
    text = json.dumps(about | {"tracks": tracks, "read": read}, ensure_ascii=False, indent=1)
    text = re.sub(r'\[\s+"(\w+)",\s+"(\w+)",\s+(\d+)\s+\]', r'["\1", "\2", \3]', text)  # a pair a line
    out.write_text(text + "\n", encoding="utf-8")
    print(out)


if __name__ == "__main__":
    main()
