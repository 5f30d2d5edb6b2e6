"""Several management commands in one interpreter: loading Django takes longer than most of them.

Used as `python -m orchestrator.command.steps prepare_database "migrate --database owner"`.
"""

import shlex
import sys
import time

import django
from django.core.management import CommandError, call_command


def main(steps: list[str]) -> str | None:
    """Run each step in turn; the first that fails ends it, and what it said is returned."""
    django.setup()
    for step in steps:
        began = time.monotonic()
        try:
            call_command(*shlex.split(step))
        except CommandError as error:
            return f"{step}: {error}"
        print(f"{step}: done in {time.monotonic() - began:.1f} s", flush=True)
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
