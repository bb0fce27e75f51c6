"The most memory that this process ever held."

import resource
import sys
from pathlib import Path


def peak_mebibytes() -> float:
    "Linux tells it of this program alone; `ru_maxrss` there begins with what the program held that began this one."
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (2**20 if sys.platform == "darwin" else 1024)
