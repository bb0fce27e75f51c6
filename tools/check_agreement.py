"""Say where modules, exported tests or README.md differ from the notebooks; change nothing in the work tree.

The tracked and new files are copied to a temporary folder, everything is made anew there, and the two are compared.
"""

import filecmp
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REMEDY = {"gazette_sim": "make export", "nbs": "make export", "tests": "make export"}


def listed_files(folder: Path) -> set[str]:
    "Files that git tracks or would track in the folder."
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.split("\0")
    return {name for name in names if name and (folder / name).is_file()}


def made_anew(copy: Path) -> int:
    "Clean, export and make everything in the copy; the exit status of the first step that fails."
    nbdev = [[str(Path(sys.executable).with_name(name))] for name in ("nbdev-clean", "nbdev-export")]
    steps = [[sys.executable, "tools/link_notebooks.py"], *nbdev, [sys.executable, "tests/export_notebook_tests.py"]]
    if (copy / "nbs" / "index.ipynb").exists():
        steps.append([sys.executable, "tools/make_readme.py"])
    for step in steps:
        if status := subprocess.run(step, cwd=copy).returncode:
            print(f"{' '.join(step)}: stopped with {status}", file=sys.stderr)
            return status
    return 0


def same(one: Path, other: Path) -> bool:
    "Whether both files exist and hold the same bytes."
    return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)


def main() -> int:
    "0 when everything agrees, 1 with a line for each file that does not."
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / ROOT.name
        for name in listed_files(ROOT):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
        subprocess.run(["git", "init", "-q"], cwd=copy, check=True)
        if made_anew(copy):
            return 1
        names = sorted(listed_files(copy) | listed_files(ROOT))
        differing = [name for name in names if not same(ROOT / name, copy / name)]
        for name in differing:
            remedy = REMEDY.get(name.split("/")[0], "make readme")
            what = "is not clean" if name.startswith("nbs/") else "does not agree with its notebook"
            print(f"{name}: {what}; run `{remedy}`", file=sys.stderr)
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main())
