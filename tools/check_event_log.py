"""Hold event logs to a schema: OCEL 2.0 (.json) or XES (.xes).

    python tools/check_event_log.py FILE [FILE ...] [--schema PUBLISHED]

Without --schema the schemas in tests/data/event_logs are taken; with it, a published one (.json or .xsd), such as those
of the standards. Exit status 1 where a log does not keep to it. Needs jsonschema and xmlschema (gazette_sim[dev]).
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

SCHEMAS = Path(__file__).resolve().parent.parent / "tests" / "data" / "event_logs"
XES = "http://www.xes-standard.org/"


def errors(log: Path, schema: Path | None = None) -> Iterator[str]:
    "What is wrong with a log, a line each; nothing where it keeps to the schema."
    if log.suffix == ".json":
        from jsonschema import FormatChecker
        from jsonschema.validators import validator_for

        rules = json.loads((schema or SCHEMAS / "ocel2.schema.json").read_text("utf-8"))
        checker = validator_for(rules)(rules, format_checker=FormatChecker())
        for error in checker.iter_errors(json.loads(log.read_text("utf-8"))):
            yield f"{log}: {'/'.join(map(str, error.absolute_path))}: {error.message}"
    else:
        import xmlschema

        found = xmlschema.XMLSchema(str(schema or SCHEMAS / "xes.xsd"), namespace=XES)
        for error in found.iter_errors(str(log)):
            yield f"{log}: {error.path}: {error.reason}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("logs", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--schema", type=Path)
    given = parser.parse_args()
    wrong = [error for log in given.logs for error in errors(log, given.schema)]
    print("\n".join(wrong) if wrong else f"{len(given.logs)} logs keep to the schema")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
