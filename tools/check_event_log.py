"""Hold event logs to a schema: OCEL 2.0 (.json) or XES (.xes).

    python tools/check_event_log.py FILE [FILE ...] [--schema FILE_OR_URL]

Without --schema the stricter schemas in tests/data/event_logs are taken; with it, a published one (.json or .xsd), such
as those of the standards, from a file or from its address. Exit status 1 where a log does not keep to it, 2 where a
file cannot be read. Needs jsonschema and xmlschema (gazette_sim[dev]).
"""

import argparse
import io
import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).resolve().parent.parent / "tests" / "data" / "event_logs"
OURS = {".json": SCHEMAS / "ocel2.schema.json", ".xes": SCHEMAS / "xes.xsd"}
OF = {".json": ".json", ".xes": ".xsd"}  # how a log ends, and how its schema does
XES = "http://www.xes-standard.org/"
VARIABLES = {".json": "OCEL_SCHEMA", ".xes": "XES_SCHEMA"}  # name the published schemas, which are not ours to ship


def published() -> dict[str, list[Path]]:
    "The published schemas that are at hand, for each kind of log."
    named = {kind: os.environ.get(variable) for kind, variable in VARIABLES.items()}
    return {kind: [Path(path)] if path else [] for kind, path in named.items()}


def errors(log: Path, schema: Path | str | None = None) -> Iterator[str]:
    "What is wrong with a log, a line each; none where it keeps to the schema. ValueError, OSError: cannot be read."
    if log.suffix not in OURS:
        raise ValueError(f"{log}: found {log.suffix or 'no ending'}, allowed: a name that ends in {' | '.join(OURS)}")
    chosen = schema or OURS[log.suffix]
    if not str(chosen).endswith(OF[log.suffix]):
        raise ValueError(f"--schema: found {chosen}, allowed for {log.name}: one that ends in {OF[log.suffix]}")
    yield from (_ocel if log.suffix == ".json" else _xes)(log, _bytes(chosen))


def _bytes(place: Path | str) -> bytes:
    if str(place).startswith(("http://", "https://")):
        with urllib.request.urlopen(str(place), timeout=30) as answer:
            return bytes(answer.read())
    return Path(place).read_bytes()


def _ocel(log: Path, schema: bytes) -> Iterator[str]:
    from jsonschema import FormatChecker
    from jsonschema.validators import validator_for

    rules = json.loads(schema)
    checker = validator_for(rules)(rules, format_checker=FormatChecker())
    for error in checker.iter_errors(json.loads(log.read_text("utf-8"))):
        yield f"{log}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"


def _xes(log: Path, schema: bytes) -> Iterator[str]:
    for error in _made(schema).iter_errors(str(log)):
        yield f"{log}: {error.path}: {error.reason}"


@cache
def _made(schema: bytes) -> Any:
    import xmlschema

    return xmlschema.XMLSchema(io.BytesIO(schema), namespace=XES)


def main() -> int:
    from xml.etree.ElementTree import ParseError

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("logs", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--schema", metavar="FILE_OR_URL", help="default: the stricter ones in tests/data/event_logs")
    given = parser.parse_args()
    wrong: list[str] = []
    for log in given.logs:
        try:
            wrong += errors(log, given.schema)
        except (OSError, ValueError, ParseError) as error:  # an address that fails is an OSError, too
            print(f"{log}: {error}" if str(log) not in str(error) else error, file=sys.stderr)
            return 2
    print("\n".join(wrong) if wrong else f"{len(given.logs)} logs keep to {given.schema or 'our schemas'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
