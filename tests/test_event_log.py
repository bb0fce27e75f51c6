"""Event logs for process mining: each mine, desk and application is one object, and its events say so."""

import importlib
import json
import sys
import xml.etree.ElementTree as xml
from datetime import date
from pathlib import Path

import pytest

from gazette_sim.cli.program import call
from gazette_sim.lab.job import make_job
from gazette_sim.lab.replication import simulated
from gazette_sim.lab.study import make_study
from gazette_sim.lab.event_log import TRACES, to_xes
from gazette_sim.law.regulation import regulation
from gazette_sim.engine.journal import to_ocel

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))
import check_event_log
from check_event_log import OURS, errors, published

XES = "{http://www.xes-standard.org/}"


def log_of(regulation: str, size: int) -> tuple[dict, list[str]]:
    head = {
        "name": "log",
        "regulation": regulation,
        "starts_on": "2021-01-01",
        "years": 3,
        "replications": 1,
        "seed": 7,
    }
    job = make_job(make_study({"study": head, "population": {"generate": size}, "scenario": [{"name": "as issued"}]}))
    events = importlib.import_module(f"gazette_sim.{regulation}.events")
    log = to_ocel(simulated(job, 0, 0).journal, events.SUBJECT, events.COURSES)
    return log, [row.id for row in job.roster.rows]


@pytest.fixture(scope="module", params=[("coal", 12), ("credit", 60)], ids=["coal", "credit"])
def log(request):
    return log_of(*request.param)


def test_each_subject_is_one_object_and_no_desk_is_a_subject(log):
    told, ids = log
    by_type: dict[str, list[str]] = {}
    for thing in told["objects"]:
        by_type.setdefault(thing["type"], []).append(thing["id"])
    subject = told["objectTypes"][0]["name"]
    assert sorted(by_type[subject]) == sorted(f"{subject}:{id}" for id in ids)
    assert set(by_type) == {subject, "application", "desk"}
    assert len({thing["id"] for thing in told["objects"]}) == len(told["objects"])


def test_every_application_belongs_to_a_subject_and_its_events_run_from_opening_to_outcome(log):
    told, _ = log
    opens = {"self_evaluated", "extension_applied", "applied", "removal_applied", "cure_reported"}
    events: dict[str, list[dict]] = {}
    for event in told["events"]:
        for related in event["relationships"]:
            if related["objectId"].startswith("application:"):
                events.setdefault(related["objectId"], []).append(event)
    applications = {thing["id"]: thing for thing in told["objects"] if thing["type"] == "application"}
    assert set(applications) == set(events) and len(applications) > 10
    for id, thing in applications.items():
        names, (of,) = [event["type"] for event in events[id]], thing["relationships"]
        assert names[0] in opens and not opens & set(names[1:])
        assert all(of["objectId"] in {r["objectId"] for r in event["relationships"]} for event in events[id])
        outcomes = [a["value"] for a in thing["attributes"] if a["name"] == "outcome"]
        assert outcomes == [] or outcomes[-1] in names[1:]
    decided = [thing for thing in applications.values() if len(thing["attributes"]) > 1]
    assert len(decided) > 0.8 * len(applications)
    first, last = ([date.fromisoformat(events[t["id"]][at]["time"][:10]) for t in decided] for at in (0, -1))
    assert all(0 <= (b - a).days < 400 for a, b in zip(first, last, strict=True))


def test_the_command_writes_both_kinds_of_file(tmp_path, capsys):
    study = '[study]\nname = "tiny"\nregulation = "coal"\nstarts_on = "2021-01-01"\nyears = 1\nreplications = 1\n'
    study += '[population]\ngenerate = 3\n[[scenario]]\nname = "1"\n'
    (tmp_path / "tiny.toml").write_text(study, encoding="utf-8")
    out = str(tmp_path / "r")
    assert call(["run", str(tmp_path / "tiny.toml"), "--out", out, "--journal", "--no-figures", "--quiet"]) == 0
    assert call(["journal", out, "--out", str(tmp_path / "h.json")]) == 0
    assert call(["journal", out, "--out", str(tmp_path / "h.csv"), "--excel"]) == 0
    log = json.loads((tmp_path / "h.json").read_text("utf-8"))
    assert {thing["type"] for thing in log["objects"]} >= {"mine", "desk"}
    lines = (tmp_path / "h.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert lines[0] == "day,entity,event,before,after,desk,provision"
    assert lines[1].startswith("2021-01-01,001,joined,")
    for of, traces in (("subject", 3), ("desk", 1)):
        assert call(["journal", out, "--out", str(tmp_path / "h.xes"), "--traces", of]) == 0
        assert len(xml.parse(tmp_path / "h.xes").getroot().findall(f"{XES}trace")) >= traces
    capsys.readouterr()
    assert call(["journal", out, "--out", str(tmp_path / "h.xml")]) == 2
    assert "a name that ends in .json | .xes | .csv" in capsys.readouterr().err
    assert call(["journal", out, "--out", str(tmp_path / "h.xes"), "--traces", "mine"]) == 2
    assert "no such kind of trace" in capsys.readouterr().err
    assert call(["journal", out, "--out", str(tmp_path / "h.json"), "--traces", "desk"]) == 2
    assert call(["journal", out, "--out", str(tmp_path / "h.xes"), "--excel"]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("--traces: found ") and first.endswith('h.json", allowed: with a file that ends in .xes')
    assert second.startswith("--excel: found ") and second.endswith('h.xes", allowed: with a file that ends in .csv')


# Held to schemas (tests/data/event_logs/README.md)


@pytest.fixture(scope="module", params=["coal", "credit", "sme", "pilot_zone", "gazette"])
def small(request):
    head = {"name": "log", "regulation": request.param, "starts_on": "2021-01-01", "years": 1, "seed": 7}
    head["replications"] = 1
    rows = {"population": {"generate": 6}, "scenario": [{"name": "as issued"}]}
    events = regulation(request.param).room("events") if regulation(request.param).has("events") else None
    journal = simulated(make_job(make_study({"study": head} | rows)), 0, 0).journal
    return to_ocel(journal, getattr(events, "SUBJECT", "entity"), getattr(events, "COURSES", ()))


@pytest.fixture(scope="module")
def tiny():
    return log_of("coal", 1)[0]


def verdicts(path: Path, text: str) -> list[bool]:
    "Whether our own schema and each published one that is at hand accept a log."
    path.write_text(text, encoding="utf-8")
    return [not [*errors(path, schema)] for schema in (None, *published()[path.suffix])]


def test_logs_of_every_regulation_keep_to_the_schemas(small, tmp_path):
    assert all(verdicts(tmp_path / "log.json", json.dumps(small, ensure_ascii=False)))
    for of in TRACES:
        written = to_xes(small, of, {"concept:name": "a log"}).getroot()
        assert all(verdicts(tmp_path / "log.xes", xml.tostring(written, encoding="unicode")))


@pytest.mark.parametrize(
    ("found", "wrong", "published_too"),
    [
        ('"time": "2021-', '"time": "2021.', True),
        ('"objectId"', '"object"', True),
        ('"eventTypes"', '"eventtypes"', True),
        ('"qualifier": "', '"qualified": "', True),
        ('"value": "', '"value": 1, "was": "', True),
        ('"type": "string"', '"type": "text"', False),
        ('"qualifier": "', '"more": 1, "qualifier": "', False),
    ],
)
def test_the_schemas_of_ocel_refuse_a_log_that_was_tampered_with(tiny, tmp_path, found, wrong, published_too):
    text = json.dumps(tiny, ensure_ascii=False)
    assert found in text
    said = verdicts(tmp_path / "log.json", text.replace(found, wrong, 1))
    assert said == [False] + [not published_too] * len(published()[".json"])


@pytest.mark.parametrize(
    ("found", "wrong", "published_too"),
    [
        ('key="time:timestamp" value="2021-', 'key="time:timestamp" value="2021.', True),
        ('<string key="concept:name" value="joined" />', "", False),
        ('prefix="org"', 'prefix="concept"', False),
        ("xes.version", "version", True),
        ('key="lifecycle:transition"', 'key="concept:name"', False),
        ("<classifier", "<classifer", True),
    ],
)
def test_the_schemas_of_xes_refuse_a_log_that_was_tampered_with(tiny, tmp_path, found, wrong, published_too):
    text = xml.tostring(to_xes(tiny).getroot(), encoding="unicode")
    assert found in text
    place = text.rindex(found) if found.startswith("key=") else text.index(found)
    said = verdicts(tmp_path / "log.xes", text[:place] + wrong + text[place + len(found) :])
    assert said == [False] + [not published_too] * len(published()[".xes"])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["log.csv"], "allowed: a name that ends in .json | .xes"),
        (["log.json", "--schema", "their.xsd"], "allowed for log.json: one that ends in .json"),
        (["nowhere.json"], "nowhere.json"),
        (["broken.xes"], "broken.xes"),
    ],
)
def test_the_tool_says_in_a_line_what_it_cannot_read(tmp_path, monkeypatch, capsys, given, said):
    monkeypatch.chdir(tmp_path)
    Path("log.json").write_text("{}", encoding="utf-8")
    Path("broken.xes").write_text("<log", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["check_event_log.py", *given])
    assert check_event_log.main() == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


def test_the_tool_says_which_schema_a_log_keeps_to_and_where_not(tiny, tmp_path, monkeypatch, capsys):
    for name, text in (("right.json", json.dumps(tiny)), ("wrong.json", "{}")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["check", str(tmp_path / name), "--schema", str(OURS[".json"])])
        assert check_event_log.main() == (name == "wrong.json")
    right, *wrong = capsys.readouterr().out.splitlines()
    assert right.endswith("ocel2.schema.json") and len(wrong) == 4
