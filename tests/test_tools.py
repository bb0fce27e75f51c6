"""The tools by which the repository is checked and measured: what they say of cases whose answer is known."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from first_difference import differs

from gazette_sim.engine.journal import Journal, Vocabulary

TOOLS = str(Path(__file__).resolve().parent.parent / "tools")
sys.path.insert(0, TOOLS)
from try_questions import seen_to_change, shown  # noqa: E402


def outputs(text: str, picture: str = "") -> dict:
    "A cell that has printed a text and drawn a picture."
    drawn = [{"output_type": "display_data", "data": {"image/png": picture}, "metadata": {"id": 3}}] if picture else []
    return {"outputs": [{"output_type": "stream", "name": "stdout", "text": text}, *drawn]}


def test_an_edit_must_change_what_is_the_same_from_run_to_run():
    kept = shown([outputs("7 rows"), outputs("0.21 s"), outputs("no picture")])
    here = shown([outputs("7 rows"), outputs("0.25 s"), outputs("no picture")])
    assert seen_to_change(here, here, kept) == []
    assert seen_to_change(here, shown([outputs("7 rows"), outputs("0.31 s"), outputs("no picture")]), kept) == []
    edited = shown([outputs("9 rows"), outputs("0.31 s"), outputs("no picture", "iVBOR")])
    assert seen_to_change(here, edited, kept) == [0, 2]


def test_what_a_kernel_gives_is_what_a_notebook_keeps():
    given = outputs("one\ntwo\n", "iVBOR")
    kept = {"outputs": [{"output_type": "stream", "name": "stdout", "text": ["one\n", "two\n"]}]}
    kept["outputs"].append({"output_type": "display_data", "metadata": {}, "data": {"image/png": ["iV", "BOR"]}})
    result = {"output_type": "execute_result", "data": {"text/plain": "<Moves>"}, "metadata": {}}
    placed = result | {"data": {"text/plain": ["<Moves at 0x7f15c4db0f50>"]}}
    assert shown([given]) == shown([kept])
    assert shown([{"outputs": [placed | {"execution_count": 4}]}]) == shown([{"outputs": [result]}]) != shown([{}])


def test_peak_memory_is_that_of_the_process_measured():
    held = b"x" * (300 << 20)  # by the one that begins it
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from peak import peak_mebibytes; held = b'x' * int(sys.argv[2]); "
    )
    peaks = []
    for size in (0, 100 << 20):
        asked = [sys.executable, "-c", code + "del held; print(peak_mebibytes())", TOOLS, str(size)]
        peaks.append(float(subprocess.run(asked, capture_output=True, text=True, check=True).stdout))
    assert peaks[0] < 100 and 90 < peaks[1] - peaks[0] < 120 and len(held) > 0


@pytest.mark.parametrize(
    ("days", "is_another", "simulated"),
    [((1, 2, 3), False, 3), ((1, 2), True, 2), ((1, 2, 3, 4), True, 4), ((1, 5, 3), True, 2)],
)
def test_a_history_is_another_where_a_row_differs_is_missing_or_follows(days, is_another, simulated):
    words, went = Vocabulary(("e",)), []

    def simulate(observe):
        journal = Journal(words)
        journal.subscribe(observe)
        for day in days:
            went.append(day)
            journal.record(day, 0, 0)
        return SimpleNamespace(journal=journal)

    assert differs(Journal(words, [(day, 0, 0, -1, -1, -1, 0) for day in (1, 2, 3)]), simulate) == is_another
    assert len(went) == simulated  # no further than to the first difference
