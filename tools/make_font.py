"""Cut the Chinese font that the package ships out of Noto Sans CJK (SIL Open Font Licence 1.1).

    make font NOTO=/path/to/NotoSansCJK-Regular.ttc [ALSO="more text files"]

It keeps ASCII, CJK punctuation, kana, the hanzi in which names of people and firms are written (the 8,105 of the
通用规范汉字表, the 6,763 of GB 2312, and the 5,401 common ones of Big5 for investors from Hong Kong and Taiwan), and
every character that the package's own texts and notebooks use. The family is renamed, as the licence asks of modified
versions with a reserved name.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

ROOT = Path(__file__).resolve().parent.parent
FAMILY = "Gazette Sans SC"
TARGET = ROOT / "gazette_sim" / "data" / "fonts" / "GazetteSansSC-Regular.otf"
FACE = "NotoSansCJKsc-Regular"
HANZI = Path(__file__).with_name("common_hanzi.txt")


def coded(encoding: str, leads: Iterable[int], trails: Iterable[int]) -> set[str]:
    "The characters that an encoding writes in two bytes, the first and the second from these."
    pairs = (bytes([lead, trail]) for lead in leads for trail in trails)
    return {char for pair in pairs for char in pair.decode(encoding, errors="ignore") if char.isprintable()}


def common_hanzi() -> set[str]:
    "Hanzi of names: the national table of 2013, GB 2312 (levels 1 and 2), and the common ones of Big5."
    listed = "".join(line for line in HANZI.read_text("utf-8").splitlines() if not line.startswith("#"))
    mainland = coded("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))
    return {*listed} | mainland | coded("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *range(0xA1, 0xFF)])


def package_texts() -> Iterable[Path]:
    "Files of the package and its notebooks that may hold Chinese text."
    for folder in ("gazette_sim", "nbs", "tests"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".toml", ".csv", ".yaml", ".json", ".ipynb", ".py"}:
                yield path


def wanted_characters(more: Iterable[Path]) -> set[str]:
    "ASCII, Latin-1, punctuation, kana, hanzi of names, and every character above U+2000 in the texts."
    ascii_and_latin = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))}
    marks = set("‐‑–—―‘’“”†‡•…‰′″※€№℃→←↑↓↔⇒−×÷±≈≠≤≥∞①②③④⑤⑥⑦⑧⑨⑩■□▲△▼▽◆◇○●★☆√✓")
    cjk_marks = {chr(code) for code in (*range(0x3000, 0x3020), *range(0x3041, 0x3100), *range(0xFF01, 0xFF5F), 0xFFE5)}
    used = {char for path in (*package_texts(), *more) for char in path.read_text("utf-8") if ord(char) > 0x2000}
    return ascii_and_latin | marks | cjk_marks | common_hanzi() | used


def rename(font: TTFont) -> None:
    "Give the font its own family name and keep its copyright and licence records."
    names = {1: FAMILY, 2: "Regular", 3: f"{FAMILY} Regular 1.0", 4: f"{FAMILY} Regular", 6: "GazetteSansSC-Regular"}
    table = font["name"]
    table.names = [record for record in table.names if record.platformID == 3 and record.langID == 0x409]
    table.names = [record for record in table.names if record.nameID in (0, 5, 13, 14)]
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = [names[6]]
    top[0].FullName, top[0].FamilyName = names[4], FAMILY


def main(noto: str, *also: str) -> None:
    "Write the subset beside its licence."
    faces = TTCollection(noto).fonts
    font = next(face for face in faces if face["name"].getDebugName(6) == FACE)
    options = Options()
    options.layout_features = ["kern"]
    options.name_IDs, options.name_languages = ["*"], ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables = [*options.drop_tables, "VORG", "vhea", "vmtx", "BASE", "GSUB"]
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(wanted_characters(Path(name) for name in also))))
    subsetter.subset(font)
    rename(font)
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(TARGET)
    print(f"{TARGET.relative_to(ROOT)}: {len(font.getBestCmap())} characters, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
