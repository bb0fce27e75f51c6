"""Cut the Chinese font that the package ships out of Noto Sans CJK (SIL Open Font Licence 1.1).

    make font NOTO=/path/to/NotoSansCJK-Regular.ttc [ALSO="more text files"]

It keeps ASCII, CJK punctuation, the 6763 hanzi of GB 2312 and every character that the package's own texts and
notebooks use. The family is renamed, as the licence asks of modified versions with a reserved name.
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


def common_hanzi() -> set[str]:
    "The 6763 characters of GB 2312, levels 1 and 2: rows 16 to 87 of its table."
    cells = (bytes([0xA0 + row, 0xA0 + cell]) for row in range(16, 88) for cell in range(1, 95))
    return {char for pair in cells for char in pair.decode("gb2312", errors="ignore")}


def package_texts() -> Iterable[Path]:
    "Files of the package and its notebooks that may hold Chinese text."
    for folder in ("gazette_sim", "nbs", "tests"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".toml", ".csv", ".yaml", ".json", ".ipynb", ".py"}:
                yield path


def wanted_characters(more: Iterable[Path]) -> set[str]:
    "ASCII, Latin-1, punctuation, common hanzi, and every character above U+2000 in the texts."
    ascii_and_latin = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))}
    marks = set("‐‑–—―‘’“”†‡•…‰′″※€№℃→←↑↓↔⇒−×÷±≈≠≤≥∞①②③④⑤⑥⑦⑧⑨⑩■□▲△▼▽◆◇○●★☆√✓")
    cjk_marks = {chr(code) for code in (*range(0x3000, 0x3020), *range(0xFF01, 0xFF5F), 0xFFE5)}
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
