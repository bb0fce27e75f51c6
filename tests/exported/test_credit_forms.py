# Made from nbs/credit/07_forms.ipynb by tests/export_notebook_tests.py. Edit the notebook, not this file.
from __future__ import annotations
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from itertools import pairwise
from typing import Annotated, Any, Literal
from pydantic import ConfigDict
from gazette_sim.credit.disclosure import JOINT_PUNISHMENT, consequences, minimum_until, ordinary_end
from gazette_sim.credit.parameters import CreditLaw, RemovalWhenExtended
from gazette_sim.credit.recognition import is_disclosed
from gazette_sim.credit.status import Status as StatusOf
from gazette_sim.law.calendar import iso
from gazette_sim.law.citation import InputError, cite
from gazette_sim.law.decision import Case, Decision, checked_case, decision
from gazette_sim.law.field import Check, Day, NotAllowed, OneOf, Shaped, Text, Whole
from gazette_sim.law.ground import Ground
from gazette_sim.law.provision import register
from gazette_sim.law.rule import implements
from gazette_sim.regime.form import Form, document_number, fill, filled, forms, label, layout
from gazette_sim.regime.roster import regions as counties
import json
import random
import tempfile
from pathlib import Path
from textwrap import wrap
from gazette_sim.law.casefile import decide_lines, json_cases
from gazette_sim.law.check import clause
from gazette_sim.law.decision import Asked, decide
from gazette_sim.law.regulation import regulation
from gazette_sim.regime.form import render
from gazette_sim.law.field import check_of
from gazette_sim.credit.forms import *


CODE = "91350100M000100Y43"


FIRM = {"name": "示例有限公司", "unified_social_credit_code": CODE}


DECIDED = FIRM | {
    "authority": "长春市统计局",
    "status": "dishonest",
    "grounds": ["credit.9.1"],
    "violation": "数据不实",
    "recognised_on": "2021-03-01",
}


SHOWN = FIRM | {
    "address": "某路1号",
    "legal_representative": "李某",
    "violation": "数据不实",
    "result": "警告",
    "region_code": "220102",
    "recognised_on": "2021-03-01",
    "published_on": "2021-03-15",
}


CASES = {
    1: FIRM,
    2: FIRM,
    3: DECIDED,
    4: {"authority": "长春市统计局", "name": "示例有限公司", "document": "认定决定书"},
    5: SHOWN,
    6: {name: value for name, value in SHOWN.items() if name != "recognised_on"},
    7: FIRM | {"published_on": "2021-03-15"},
    8: FIRM | {"published_on": "2021-03-15"},
}


def refused(annex, **change):
    case = {name: value for name, value in (CASES[annex] | change).items() if value is not ...}
    try:
        form(annex, case)
    except InputError as error:
        return error.field
    return None


def test_what_is_demanded_is_enough_for_every_form():
    for annex, case in CASES.items():
        assert refused(annex) is None, annex
        for name in case:
            assert refused(annex, **{name: ...}) == name, (annex, name)


def test_a_code_of_zeros_is_none():
    assert check_character("0" * 17) == "0"  # its check character fits
    for code in ("0" * 18, "91" + "0" * 15 + check_character("91" + "0" * 15)):
        try:
            check_of(CreditCode)(code)
        except NotAllowed as error:
            assert "a region" in str(error)
        else:
            raise AssertionError(code)


def test_a_slip_in_a_code_is_caught():
    assert check_character("91110000600037341") == "L"
    for wrong in (
        "91350100M000100Y34",
        "91350100M000100Y4",
        "91350100m000100Y43",
        "9135O100M000100Y43",
        91350100,
        None,
    ):
        assert refused(1, unified_social_credit_code=wrong) == "unified_social_credit_code", wrong


def test_regions_are_the_province_its_prefectures_and_counties():
    assert len(regions()) == 1 + 9 + 60
    assert refused(5, region_code="222426") is None and refused(5, region_code="229900") == "region_code"
    assert bureau_of("220102") == "长春市南关区统计局" and form(5, SHOWN).fields["authority"] == "长春市南关区统计局"


def test_dates_are_in_order():
    assert refused(3, issued_on="2021-03-01") is None and refused(3, issued_on="2021-02-28") == "issued_on"
    assert (
        refused(5, published_on="2021-02-28") == "published_on"
        and refused(5, published_on="2021-02-30") == "published_on"
    )
    for annex in (2, 8):
        signed = {"handler_on": "2021-03-22", "leader_on": "2021-03-21"}
        assert refused(annex, **signed) == "leader_on"
    assert refused(6, penalised_on="2021-03-16") == "published_on" and refused(6, penalised_on="2021-03-15") is None


def test_a_disclosure_is_never_shorter_than_six_months():
    assert refused(5, published_until="2021-05-15") == refused(5, published_until="2021-09-14") == "published_until"
    assert refused(5, published_until="2021-09-15") is None


def test_grounds_fit_the_status():
    assert refused(3, grounds=["credit.9.1", "credit.8.3"]) == "grounds[1]" and refused(3, grounds=[]) == "grounds"
    assert (
        refused(3, status="abnormal", grounds=["credit.8.5"]) is None
        and refused(3, grounds=["credit.9.9"]) == "grounds[0]"
    )


def test_a_receipt_demands_what_the_manner_of_service_needs():
    served = {"manner": "left", "served_on": "2021-03-05", "place": "某路1号"}
    assert refused(4, **served) == "witnesses" and refused(4, **served, witnesses=["周某"]) == "witnesses"
    assert refused(4, **served, witnesses=["周某", "吴某"]) is None
    assert refused(4, **served, witnesses=["周某", "周某"]) == "witnesses"
    assert (
        refused(4, manner="posted", served_on="2021-03-05") == "postal_service"
        and refused(4, served_time="24:00") == "served_time"
    )


def test_the_term_of_disclosure_is_the_law_s():
    assert form(5, SHOWN).fields["published_until"] == "2022-03-15"
    assert (
        decide("credit.form", SHOWN | {"annex": 5}, set={"credit.disclosure_months": 24}).outcome["fields"][
            "published_until"
        ]
        == "2023-03-15"
    )
    assert form(6, SHOWN | {"published_until": "2023-03-15"}).fields["published_until"] == "2023-03-15"
    assert form(6, SHOWN).fields["organisation_code"] == "M000100Y-4"


def test_the_letter_names_the_rights_and_what_follows():
    words = "".join(form(3, DECIDED).text)
    for term in ("7日内", "60日内", "6个月内", "第九条第（一）项", "2021年3月1日", "统计一般失信"):
        assert term in words, term
    assert "联合惩戒" not in words
    assert "联合惩戒" in "".join(form(3, DECIDED | {"status": "seriously_dishonest", "grounds": ["credit.10.1"]}).text)


def test_a_letter_promises_no_disclosure_and_no_early_removal_where_there_is_none():
    def added(law=CreditLaw(), **change):
        return "".join(line for line in form(3, DECIDED | change, law).text if line.startswith("＊"))

    order_35 = CreditLaw(published_from_rank=4)
    assert "公示，为期1年" in added() and "提前移除" in added()
    for words in (added(status="abnormal", grounds=["credit.8.3"]), added(order_35)):
        assert "公示" not in words and "移除" not in words and "行政复议" in words
    assert "移除" not in added(CreditLaw(minimum_disclosure_months=12))
    repeat = added(published_until="2023-03-01")
    assert "公示延至2023年3月1日" in repeat and "为期" not in repeat and "移除" not in repeat


def test_what_is_prescribed_is_printed_as_prescribed_and_what_is_added_has_a_star():
    made = form(3, DECIDED)
    first, rights, *rest = made.text[1:]
    assert "根据国家统计局" in first and "数据不实的行为" in first and first.endswith("加强统计监督检查。")
    assert "本告知书之日起7日内" in rights and not made.text[1].startswith("＊") and made.note.startswith("＊")
    assert all(line.startswith(("＊", "　　联系")) for line in rest)


def test_rows_are_full():
    for annex, case in CASES.items():
        made = form(annex, case)
        area = sum(cell.across * cell.down for row in made.rows for cell in row.cells)
        assert area == len(made.rows) * len(made.widths) and sum(made.widths) in (0, 100), annex


def test_markup_in_a_name_stays_text():
    page = form(1, FIRM | {"name": "<script>&{reason}"}).to_html()
    assert "<script>" not in page and "&lt;script&gt;&amp;{reason}" in page
    assert refused(1, name="\x00") == refused(1, name=" ") == refused(1, name="某\n某") == "name"


def test_an_event_fills_a_form():
    firm = FIRM | {"unified_social_credit_code": invented_code(17, "220102"), "staff": 120}
    case = case_from_event(3, 18687, firm, ("credit.9.1",), status="dishonest", authority="长春市统计局")
    made = form(3, case)
    assert (
        made.fields["recognised_on"] == "2021-03-01"
        and "staff" not in case
        and made.fields["grounds"] == ["credit.9.1"]
    )
    assert case_from_event(7, 18687, firm, published_on="2020-07-15")["applied_on"] == "2021-03-01"
