"""Forms on paper: the Word file and the page of HTML, whatever is written into them."""

import json
import re
import zipfile
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette_sim.cli.program import call
from gazette_sim.credit.forms import ALPHABET, ANNEXES, check_character, form, invented_code, regions
from gazette_sim.law.citation import InputError
from gazette_sim.law.casefile import csv_cases, decide_lines, json_cases
from gazette_sim.law.decision import Asked, decide, find_decision
from gazette_sim.regime.form import layout, render

CODE = "91350100M000100Y43"
FIRM = {"name": "示例有限公司", "unified_social_credit_code": CODE}
SHOWN = FIRM | {
    "address": "某路1号",
    "legal_representative": "李某",
    "violation": "数据不实",
    "result": "警告",
    "region_code": "220102",
    "published_on": "2021-03-15",
}
CASES = {
    1: FIRM,
    2: FIRM,
    5: SHOWN | {"recognised_on": "2021-03-01"},
    6: SHOWN,
    3: FIRM
    | {
        "authority": "长春市统计局",
        "status": "abnormal",
        "grounds": ["credit.8.3"],
        "violation": "迟报",
        "recognised_on": "2021-03-01",
    },
    4: {"authority": "长春市统计局", "name": "示例有限公司", "document": "认定决定书"},
    7: FIRM | {"published_on": "2021-03-15"},
    8: FIRM | {"published_on": "2021-03-15"},
}
every_annex = pytest.mark.parametrize("annex", sorted(ANNEXES))
# Cf cannot be seen; Cn holds the noncharacters: no file may have them
printable = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp"))
on_paper = st.text(printable, min_size=1, max_size=40)


def words_of(made):
    "All words of a form in the order in which they are read."
    cells = [cell.text for row in made.rows for cell in row.cells]
    lines = [made.office, made.title, made.number, *made.text, *cells, *made.closing, made.note]
    return [part for line in lines for part in line.split("\n") if part]


class _Text(HTMLParser):
    "The lines of a page's body, and the tags that were left open."

    def __init__(self, page):
        super().__init__()
        self.text, self.open, self.sources = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.sources += [value for name, value in attrs if name in ("src", "href")]
        if tag not in ("meta", "col", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "body" in self.open:
            self.text += [line for line in data.split("\n") if line]


@pytest.fixture(scope="module")
def word_file(tmp_path_factory):
    "The Word file of an annex, written once and opened."
    folder = tmp_path_factory.mktemp("annexes")

    @cache
    def opened(annex):
        render(form(annex, CASES[annex]), folder / f"{annex}.docx")
        return Document(str(folder / f"{annex}.docx"))

    return opened


@every_annex
def test_the_word_file_holds_every_word_of_the_form(annex, word_file):
    made, word = form(annex, CASES[annex]), word_file(annex)
    written = [p.text for p in word.element.body.iter(qn("w:p")) for p in [Paragraph(p)] if p.text]
    assert written == words_of(made)
    page = word.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert word.core_properties.author == "" and word.core_properties.title == made.title.replace("\n", "")


class Paragraph:
    "The text of a paragraph of a Word file."

    def __init__(self, element):
        self.text = "".join(node.text or "" for node in element.iter(qn("w:t")))


@every_annex
def test_chinese_has_a_chinese_font_in_word(annex, word_file):
    for run in word_file(annex).element.body.iter(qn("w:r")):
        assert run.find(qn("w:rPr")).find(qn("w:rFonts")).get(qn("w:eastAsia")) in ("宋体", "仿宋")


@pytest.mark.parametrize("annex", sorted(set(ANNEXES) - {3}))
def test_the_word_table_merges_as_the_annex_does(annex, word_file):
    made = form(annex, CASES[annex])
    (table,) = word_file(annex).tables
    assert (len(table.rows), len(table.columns)) == (len(made.rows), len(made.widths))
    for cell in table._tbl.iter(qn("w:tcPr")):  # Word refuses a file whose elements stand in another order
        order = [qn(f"w:{name}") for name in ("tcW", "gridSpan", "vMerge", "tcBorders", "vAlign")]
        places = [order.index(child.tag) for child in cell]
        assert places == sorted(places)
    different = [cell._tc for row in table.rows for cell in row.cells]
    assert len(different) == len(table.rows) * len(table.columns)
    assert len(set(different)) == sum(len(row.cells) for row in made.rows)


@every_annex
def test_the_page_holds_every_word_and_needs_no_other_file(annex):
    made = form(annex, CASES[annex])
    page = _Text(made.to_html())
    assert page.text == words_of(made) and page.open == [] and page.sources == []
    assert "size: A4" in made.to_html() and "url(" not in made.to_html()


@every_annex
def test_no_place_is_left_with_its_braces(annex):
    assert not re.search(r"[{}]|None", "".join(words_of(form(annex, CASES[annex]))))


@every_annex
def test_every_field_of_an_annex_has_a_place_on_its_sheet(annex):
    sheet = json.dumps(layout("credit", annex), ensure_ascii=False)
    derived = {
        "served_on": "direct_at",
        "served_time": "direct_at",
        "place": "direct_place",
        "manner": "left_at",
        "penalties": "penalty_1",
        "number": "number",
        "violation": "deed" if annex == 3 else "violation",
        "published_until": "added" if annex == 3 else "published_until",
    }
    for name in set(ANNEXES[annex].model_fields) - {"annex"}:
        if (annex, name) == (6, "recognised_on"):
            continue  # annex 6 has no row for it; it is asked so that the dates can be checked
        assert f"{{{derived.get(name, name)}" in sheet or derived.get(name, "?") in sheet, name


@settings(max_examples=25, deadline=None)
@given(on_paper, on_paper)
def test_whatever_is_written_comes_out_as_written(tmp_path_factory, name, reason):
    try:
        made = form(1, FIRM | {"name": name, "reason": reason})
    except InputError as error:
        assert not name.strip() or not reason.strip(), error
        return
    path = tmp_path_factory.mktemp("forms") / "form.docx"
    made.to_docx(path)
    table = Document(str(path)).tables[0]
    assert table.cell(0, 2).text == name.strip()
    assert _Text(made.to_html()).text == words_of(made)


@given(st.text(ALPHABET, min_size=17, max_size=17), st.integers(0, 16), st.sampled_from(ALPHABET))
def test_one_wrong_character_never_passes(first, at, other):
    wrong = first[:at] + other + first[at + 1 :]
    assert (check_character(wrong) == check_character(first)) == (wrong == first)


@given(st.integers(0, 10**8 - 1), st.sampled_from(sorted(regions())))
def test_an_invented_code_is_well_formed(number, region):
    code = invented_code(number, region)
    made = form(1, FIRM | {"unified_social_credit_code": code})
    assert made.fields["unified_social_credit_code"] == code and code.startswith("00" + region)
    assert form(6, SHOWN | {"unified_social_credit_code": code, "organisation_code": code[8:17]})


def test_a_bad_case_stops_no_other(tmp_path):
    lines = [
        json.dumps(CASES[1] | {"annex": 1}),
        json.dumps({"annex": 1}),
        json.dumps({"annex": "1"}),
        "{}",
        "[]",
        json.dumps(CASES[5] | {"annex": 5, "region_code": 220102}),
        json.dumps(CASES[8] | {"annex": 8}),
    ]
    said = [error for _, error in decide_lines(Asked("credit.form"), json_cases(lines))]
    assert [row.get("error", {}).get("field", "-") for row in said] == [
        "-",
        "name",
        "annex",
        "annex",
        None,
        "region_code",
        "-",
    ]
    assert [row["error"]["line"] for row in said if "error" in row] == [2, 3, 4, 5, 6]


def test_a_table_of_cases_gives_the_same_forms():
    shown = CASES[5] | {"annex": 5, "authority": ""}
    head, row = ",".join(shown), ",".join(map(str, shown.values()))
    letter = "annex,name,unified_social_credit_code,authority,status,grounds,violation,recognised_on"
    asked = f'3,示例有限公司,{CODE},长春市统计局,abnormal,"[""credit.8.3""]",迟报,2021-03-01'
    ((_, first),) = decide_lines(Asked("credit.form"), csv_cases([head, row]))
    ((_, second),) = decide_lines(Asked("credit.form"), csv_cases([letter, asked]))
    assert first["outcome"] == decide("credit.form", CASES[5] | {"annex": 5}).outcome
    assert second["outcome"] == decide("credit.form", CASES[3] | {"annex": 3}).outcome


@every_annex
def test_an_answer_is_json_and_grounds_are_provisions(annex):
    answer = decide("credit.form", CASES[annex] | {"annex": annex})
    again = json.loads(answer.line())
    assert again["outcome"] == json.loads(json.dumps(answer.outcome)) and again["outcome"]["annex"] == annex
    assert again["grounds"][0]["provision"] == f"credit.annex.{annex}" and all(g["met"] for g in again["grounds"])
    assert not set(answer.outcome["fields"]) & set(answer.outcome["blank"])


def test_the_schema_tells_the_annexes_apart():
    schema = find_decision("credit.form").schema()
    assert [one["properties"]["annex"]["const"] for one in schema["oneOf"]] == list(range(1, 9))
    for one in schema["oneOf"]:
        annex = one["properties"]["annex"]["const"]
        assert set(one["required"]) == {"annex", *CASES[annex]}


def test_a_form_goes_only_where_it_can(tmp_path):
    made = form(1, FIRM)
    for name in ("form.pdf", "form", "no-such-folder/form.docx", "no-such-folder/form.html"):
        with pytest.raises(InputError) as refused:
            render(made, tmp_path / name)
        assert refused.value.field == "out" and "\n" not in str(refused.value)
    assert list(tmp_path.iterdir()) == []
    render(made, tmp_path / "FORM.DOCX")
    assert zipfile.is_zipfile(tmp_path / "FORM.DOCX")


def test_the_annex_asked_for_and_the_annex_of_the_case_agree():
    assert form(1, FIRM | {"annex": 1}) == form(1, FIRM)
    for annex, case in ((1, FIRM | {"annex": 2}), (9, FIRM), (0, FIRM)):
        with pytest.raises(InputError) as refused:
            form(annex, case)
        assert refused.value.field == "annex"


# From a simulated history


def test_a_form_of_a_history_says_so_first_on_paper_and_on_the_page(tmp_path):
    made = replace(form(1, CASES[1]), origin="模拟文书")
    render(made, tmp_path / "form.docx")
    word = Document(str(tmp_path / "form.docx"))
    assert word.paragraphs[0].text == "模拟文书" and word.paragraphs[0]._p.pPr.find(qn("w:pBdr")) is not None
    assert _Text(made.to_html()).text[0] == "模拟文书"
    order = [child.tag for child in word.paragraphs[0]._p.pPr]  # Word refuses another order
    assert order.index(qn("w:pBdr")) < order.index(qn("w:spacing")) < order.index(qn("w:jc"))


def test_the_command_line_fills_a_form_from_a_history(tmp_path, capsys):
    study = tmp_path / "study.toml"
    study.write_text(
        '[study]\nname = "few"\nregulation = "credit"\nstarts_on = 2021-01-01\nyears = 3\n'
        '[population]\ngenerate = 40\n[[scenario]]\nname = "as issued"\n'
    )
    page = tmp_path / "form.html"
    asked = ["form", "credit", "1", "--study", str(study), "--out", str(page)]
    rows = [f"E{n:05}" for n in range(1, 41)]
    filled = next(row for row in rows if call([*asked, "--enterprise", row]) == 0)
    assert "模拟文书" in page.read_text("utf-8") and f"示例企业 {filled[1:]}" in page.read_text("utf-8")
    example = ["form", "credit", "3", "--enterprise", "E00011", "--out", str(page)]  # of the command's --help
    assert call(example) == 0 and "认定决定书" in page.read_text("utf-8")
    capsys.readouterr()
    for more, said in (
        (["--enterprise", filled, "--on", "2019-01-01"], "allowed: 202"),
        (["--enterprise", "E99999"], "no such enterprise"),
        ([], "neither"),
        (["--enterprise", filled, "--case", "x.json"], "both"),
        (["--case", "x.json", "--on", "2021-01-01"], "--enterprise only"),
        (["--enterprise", filled, "--scenario", "as isued"], "as issued"),
    ):
        assert call([*asked[:3], *asked[5:], *more] if "--case" in more else [*asked, *more]) == 2
        error = capsys.readouterr().err
        assert said in error and error.count("\n") == 1, error
