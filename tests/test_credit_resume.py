"""A study of the credit rules that is broken off goes on where it stopped: no case loses its place."""

import pytest

from gazette_sim.lab import task
from gazette_sim.lab.experiment import run_study
from gazette_sim.lab.study import make_study

STUDY = {
    "study": {
        "name": "resume",
        "regulation": "credit",
        "starts_on": "2021-01-01",
        "years": 2,
        "seed": 3,
        "replications": 2,
    },
    "population": {"generate": 60},
    "scenario": [{"name": "as issued"}, {"name": "two years", "set": {"credit.disclosure_months": 24}}],
}


def test_an_interrupted_study_ends_as_an_unbroken_one(tmp_path, monkeypatch):
    how = {"workers": 1, "journal": True, "progress": False}
    whole = run_study(make_study(STUDY), out=tmp_path / "whole", **how)
    usual, done = task.history_of, []

    def interrupted(job, scenario, replication, journal):
        if len(done) == 3:
            raise KeyboardInterrupt
        done.append((scenario, replication))
        return usual(job, scenario, replication, journal)

    monkeypatch.setattr(task, "history_of", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run_study(make_study(STUDY), out=tmp_path / "broken", **how)
    monkeypatch.setattr(task, "history_of", usual)
    resumed = run_study(make_study(STUDY), out=tmp_path / "broken", **how)
    assert list(resumed.journals.sha256) == list(whole.journals.sha256) and len(set(whole.journals.sha256)) > 1
    assert (tmp_path / "broken" / "summary.csv").read_bytes() == (tmp_path / "whole" / "summary.csv").read_bytes()
