"""How long the usual jobs take on this machine, measured through the command line."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = Path(sys.executable).with_name("gazette-sim")
CASE = {"on": "2024-06-03", "mine_type": "underground", "weighted_score": 91.5, "part_scores": [92, 90.5, 91]}
CASES = 10_000


def seconds(*arguments: str) -> float:
    "Wall time of one call; stops where the command fails."
    began = time.perf_counter()
    done = subprocess.run([COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"gazette-sim {' '.join(arguments)}: {done.stderr.strip() or done.returncode}")
    return time.perf_counter() - began


def main() -> None:
    "One line a job."
    with tempfile.TemporaryDirectory() as folder:
        one, many = Path(folder) / "one.jsonl", Path(folder) / "many.jsonl"
        one.write_text(json.dumps(CASE) + "\n")
        many.write_text((json.dumps(CASE) + "\n") * CASES)
        jobs = {
            "one decision, from a standing start": ("decide", "coal.grade", "--cases", str(one)),
            f"{CASES:,} decisions with their grounds": ("decide", "coal.grade", "--cases", str(many)),
            "the built-in study, 20 replications": ("run", "--replications", "20", "--out", f"{folder}/study"),
        }
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
        for name, arguments in jobs.items():
            print(f"{seconds(*arguments):8.2f} s  {name}", flush=True)


if __name__ == "__main__":
    main()
