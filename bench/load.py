"""Asking for load, made in a process of its own: Locust changes the standard library of the one that it runs in."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Load:
    """What one run of load came to."""

    per_second: float
    failures: int
    p50: float
    p95: float
    p99: float


def load(**given: Any) -> Load:
    """Make the load that ``run`` describes, in a process of its own."""
    command = [sys.executable, "-m", "bench.locust_run", json.dumps(given)]
    printed = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    return Load(**json.loads(printed.splitlines()[-1]))
