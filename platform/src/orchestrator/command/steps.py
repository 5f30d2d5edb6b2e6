"""Several management commands in one interpreter: loading Django takes longer than most of them.

Used as `python -m orchestrator.command.steps prepare_database "migrate --database owner"`. Besides management
commands there is `wait_for ADDRESS`, which goes on when a GET there answers.
"""

import shlex
import sys
import time

import django
from django.core.management import CommandError, call_command

from orchestrator.command.markers import done
from orchestrator.command.waiting import wait_for


def main(steps: list[str]) -> str | None:
    """Run each step in turn; the first that fails ends it, and what it said is returned."""
    django.setup()
    for step in steps:
        began = time.monotonic()
        name, *words = shlex.split(step)
        try:
            if name != "wait_for":
                call_command(name, *words)
            elif not wait_for(*words):
                raise CommandError("there is no answer")
        except CommandError as error:
            return f"{step}: {error}"
        print(f"{done(name)} in {time.monotonic() - began:.1f} s", flush=True)
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
