"""Several management commands in one interpreter: loading Django takes longer than most of them.

Used as `python -m orchestrator.command.steps prepare_database "migrate --database owner"`. Besides management
commands there is `wait_for ADDRESS`, which goes on when a GET there answers.
"""

import shlex
import sys
import time
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import django
from django.core.management import CommandError, call_command

from orchestrator.command.markers import done

_PATIENCE = 90.0  # seconds
_PAUSE = 0.2


def main(steps: list[str]) -> str | None:
    """Run each step in turn; the first that fails ends it, and what it said is returned."""
    django.setup()
    for step in steps:
        began = time.monotonic()
        name, *words = shlex.split(step)
        try:
            if name == "wait_for":
                wait_for(*words)
            else:
                call_command(name, *words)
        except CommandError as error:
            return f"{step}: {error}"
        print(f"{done(name)} in {time.monotonic() - began:.1f} s", flush=True)
    return None


def wait_for(address: str) -> None:
    """Ask *address* until it answers without an error.

    Raises:
        CommandError: it did not within a minute and a half.
    """
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=5):  # noqa: S310 our own front and sandbox
                return
        except (HTTPError, URLError, OSError):
            time.sleep(_PAUSE)
    raise CommandError(f"{address} does not answer after {_PATIENCE:.0f} seconds.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
