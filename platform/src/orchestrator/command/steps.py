"""Several management commands in one interpreter: loading Django takes longer than most of them.

Used as `python -m orchestrator.command.steps prepare_database "migrate --database owner"`.
"""

import shlex
import sys
import time

import django
from django.core.management import call_command


def main(steps: list[str]) -> None:
    """Run each step in turn; the first that fails ends it."""
    django.setup()
    for step in steps:
        began = time.monotonic()
        call_command(*shlex.split(step))
        print(f"{step}: done in {time.monotonic() - began:.1f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
