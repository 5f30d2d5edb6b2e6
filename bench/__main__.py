"""``python -m bench [P1 P5 P7 P12]``: measure, and print floor, ours, ratio and bar."""

import sys
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from bench import cold_start, key_read, members, sign_in, webhook_in
from bench.result import Result

MEASUREMENTS: dict[str, Callable[[], list[Result]]] = {
    "P1": key_read.measure,
    "P5": webhook_in.measure,
    "P7": sign_in.measure,
    "P12": cold_start.measure,
    "P16": members.measure,
}


def main(names: list[str]) -> None:
    """Run the named measurements, or all."""
    if unknown := set(names) - MEASUREMENTS.keys():
        sys.exit(f"There is no {', '.join(sorted(unknown))}; there are {', '.join(MEASUREMENTS)}.")
    results = [result for name in names or MEASUREMENTS for result in MEASUREMENTS[name]()]
    table = Table(title="Speed on this machine, in this run")
    for heading in ("", "what", "floor", "ours", "ratio", "bar", "kept"):
        table.add_column(heading)
    for result in results:
        table.add_row(*result.row())
    Console(width=140).print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
