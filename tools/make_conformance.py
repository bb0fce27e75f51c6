"""Makes gazette_sim/data/conformance.json anew from the decisions: `make conformance`, after a change of law."""

from pathlib import Path

from gazette_sim.law.citation import data_folder
from gazette_sim.law.conformance import made
from gazette_sim.law.ground import to_json


def main() -> None:
    "Writes the file, a case a line."
    file = made()
    lines = ",\n".join(map(to_json, file["cases"]))
    schemas = "".join(f'"{name}": {to_json(file[name])},\n' for name in ("schema", "answer"))
    head = f'{{"version": {file["version"]},\n{schemas}"cases": [\n'
    path = Path(data_folder()) / "conformance.json"
    path.write_text(f"{head}{lines}\n]}}\n", encoding="utf-8")
    print(f"{path}: {len(file['cases']):,} cases")


if __name__ == "__main__":
    main()
