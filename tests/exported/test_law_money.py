# Made from nbs/law/18_money.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from decimal import Decimal
from typing import Annotated
from gazette_sim.law.field import Number
from gazette_sim.law.rule import compilable
import pandas as pd
from gazette_sim.law.money import *


def test_an_amount_is_kept_to_the_fen_and_no_finer():
    from gazette_sim.law.field import NotAllowed

    assert MONEY(0.07) == 7 and MONEY(MOST) == MOST * FEN and MONEY(0) == 0
    for wrong in (0.001, -0.01, MOST + 1, "12", True, float("nan")):
        try:
            MONEY(wrong)
        except NotAllowed:
            continue
        assert wrong is None, "refused"


def test_yuan_gives_back_what_was_read():
    for text in ("0.01", "19.90", "1000000000000", "33.30"):
        assert Decimal(str(yuan(MONEY(Decimal(text))))) == Decimal(text)
    assert isinstance(yuan(100), int) and str(yuan(3330)) == "33.30"


def test_a_part_is_never_more_than_the_rate_and_less_than_a_fen_short():
    for fen in (0, 1, 499, 500, 999, 1000, 123_456_789, MOST * FEN):
        part = part_of(fen, 2, 1000)
        assert part * 1000 <= fen * 2 < (part + 1) * 1000
    assert part_of(MOST * FEN, 999_999, MILLIONTHS) < 2**63
