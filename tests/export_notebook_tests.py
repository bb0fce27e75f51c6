"""Write the `#| test` cells of the notebooks to tests/exported, where pytest finds them.

    python tests/export_notebook_tests.py            write them and remove those whose notebook is gone
    python tests/export_notebook_tests.py --check    write nothing; exit 1 where a file would change

A file holds the notebook's import cells, the public names of its module and its tests, without the calls that
end a test cell. A test that could not fail, or that the notebook never runs, is refused with exit status 2.
"""

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Definition = ast.FunctionDef | ast.ClassDef
ALLOWED = (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)


class RefusedError(ValueError):
    "A test cell that cannot be exported, said in one line."


def notebooks(root: Path = ROOT) -> list[Path]:
    "The notebooks under nbs, in reading order."
    paths = (root / "nbs").rglob("*.ipynb")
    return sorted(path for path in paths if not any(part[0] in "._" for part in path.relative_to(root).parts))


def split_cell(source: str) -> tuple[set[str], str]:
    "Directives of a code cell (first words of its `#|` lines) and its code without them and without magics."
    directives, code = set(), []
    for line in source.splitlines():
        if line.startswith("#|"):
            directives.add(" ".join(line[2:].split(":")[0].split()[:1]))
        elif not line.startswith(("%", "!")):
            code.append(line)
    return directives, "\n".join(code).strip("\n")


def code_cells(notebook: Path) -> Iterator[tuple[set[str], str, ast.Module]]:
    "Directives, code and syntax tree of each code cell."
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        source = "".join(cell["source"])
        if source.lstrip().startswith("%%"):
            continue
        directives, code = split_cell(source)
        try:
            yield directives, code, ast.parse(code)
        except SyntaxError as error:
            raise RefusedError(f"{notebook.name}: a cell is not Python: {error.msg}: {error.text!r}") from None


def module_name(notebook: Path) -> str | None:
    "What the notebook's `default_exp` names, or None where it exports nothing."
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        for line in "".join(cell["source"]).splitlines():
            words = line.removeprefix("#|").split()
            if line.startswith("#|") and words[:1] == ["default_exp"] and cell["cell_type"] == "code":
                return words[1]
    return None


def target_name(module: str) -> str:
    "law.calendar gives test_law_calendar.py."
    return f"test_{module.replace('.', '_')}.py"


def called_test(node: ast.stmt) -> str | None:
    "Name of the test that this statement calls, or None."
    match node:
        case ast.Expr(value=ast.Call(func=ast.Name(id=name))) if name.startswith("test_"):
            return name
    return None


def _can_fail(node: ast.AST, asserting: set[str]) -> bool:
    "Whether the node is an assertion, or a call or block that raises where something is not as expected."
    match node:
        case ast.Assert(test=ast.Constant()):
            return False
        case ast.Assert() | ast.Raise():
            return True
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name in {"raises", "warns", "fail"} or name.startswith("assert") or name in asserting
    return False


def asserting_names(trees: list[ast.Module]) -> set[str]:
    "Functions of the test cells that assert, by themselves or through one another."
    functions = [node for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)]
    names: set[str] = set()
    while more := {f.name for f in functions if f.name not in names and _asserts(f, names)}:
        names |= more
    return names


def _asserts(function: ast.FunctionDef, asserting: set[str]) -> bool:
    return any(_can_fail(node, asserting) for node in ast.walk(function) if node is not function)


def check_cell(where: str, tree: ast.Module, seen: set[str], asserting: set[str]) -> None:
    "Refuse a test cell that pytest or the notebook would not run as it reads."
    called = {name for node in tree.body if (name := called_test(node))}
    tests = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    if not tests:
        raise RefusedError(f"{where}: a test cell defines no test_ function")
    for test in tests:
        if test.name in seen:
            raise RefusedError(f"{where}: {test.name} is defined twice")
        if test.name not in asserting:
            raise RefusedError(f"{where}: {test.name} asserts nothing that could fail")
        if test.name not in called:
            raise RefusedError(f"{where}: {test.name} is never called in its cell, so the notebook does not run it")
        seen.add(test.name)
    for node in tree.body:
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if not isinstance(node, ALLOWED) and not called_test(node) and not docstring:
            raise RefusedError(f"{where}: line {ast.unparse(node).splitlines()[0]!r} stands outside a test function")


def without_calls(code: str, tree: ast.Module) -> str:
    "The cell's own text, comments kept, without the lines that only call its tests."
    lines = code.splitlines()
    calls = {n for node in tree.body if called_test(node) for n in range(node.lineno, (node.end_lineno or 0) + 1)}
    kept = {n for node in tree.body if not called_test(node) for n in range(node.lineno, (node.end_lineno or 0) + 1)}
    return "\n".join(line for n, line in enumerate(lines, 1) if n not in calls - kept).strip("\n")


def import_lines(trees: list[ast.Module]) -> list[str]:
    "Each import of the cells that hold nothing else, once, `__future__` first."
    nodes = [node for tree in trees if tree.body for node in tree.body if _only_imports(tree)]
    lines = dict.fromkeys(ast.unparse(node) for node in nodes)
    return sorted(lines, key=lambda line: not line.startswith("from __future__"))


def _only_imports(tree: ast.Module) -> bool:
    return all(isinstance(node, ast.Import | ast.ImportFrom) for node in tree.body)


def exported_tests(notebook: Path, root: Path = ROOT) -> str | None:
    "Text of the notebook's test file, or None where it has no test cell."
    where = notebook.relative_to(root).as_posix()
    cells = list(code_cells(notebook))
    test_cells = [(code, tree) for directives, code, tree in cells if "test" in directives]
    if not test_cells:
        return None
    module = module_name(notebook)
    if module is None:
        raise RefusedError(f"{where}: has test cells but no default_exp")
    seen: set[str] = set()
    asserting = asserting_names([tree for _, tree in test_cells])
    for _, tree in test_cells:
        check_cell(where, tree, seen, asserting)
    imports = import_lines([tree for directives, _, tree in cells if not directives & {"test", "eval"}])
    head = [f"# Made from {where} by tests/export_notebook_tests.py. Edit the notebook, not this file."]
    head += [*imports, f"from gazette_sim.{module} import *"]
    body = [without_calls(code, tree) for code, tree in test_cells]
    return "\n\n\n".join(["\n".join(head), *body]) + "\n"


def wanted_files(root: Path = ROOT) -> tuple[dict[str, str], list[str]]:
    "Name and text of every file that tests/exported should hold, and what was refused."
    files: dict[str, str] = {}
    refused: list[str] = []
    for notebook in notebooks(root):
        try:
            if text := exported_tests(notebook, root):
                name = target_name(module_name(notebook) or "")
                if name in files:
                    raise RefusedError(f"{notebook.name}: tests/exported/{name} is already made from another notebook")
                files[name] = text
        except RefusedError as error:
            refused.append(str(error))
    return files, refused


def main(arguments: list[str]) -> int:
    "Write or check; 0 when all agree, 1 when a check finds a difference, 2 when a cell was refused."
    folder = ROOT / "tests" / "exported"
    folder.mkdir(parents=True, exist_ok=True)
    files, refused = wanted_files()
    present = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.py"))}
    for line in refused:
        print(line, file=sys.stderr)
    if "--check" in arguments:
        differing = sorted(name for name in files.keys() | present.keys() if files.get(name) != present.get(name))
        for name in differing:
            print(f"tests/exported/{name}: does not agree with its notebook; run `make export`", file=sys.stderr)
        return 2 if refused else int(bool(differing))
    for name, text in files.items():
        if present.get(name) != text:
            (folder / name).write_text(text, "utf-8")
    if not refused:
        for name in present.keys() - files.keys():
            (folder / name).unlink()
    return 2 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
