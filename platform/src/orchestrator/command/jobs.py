"""The worker and beat as two forks of one process: what both need is loaded once, in time and in memory.

Used as `python -m orchestrator.command.jobs`. It ends when either of the two does, so that whoever runs it knows.
"""

import os
import signal
import sys
import warnings
from collections.abc import Sequence
from urllib.parse import urlsplit

import django
from celery.signals import worker_ready

from orchestrator.command.markers import JOBS_READY
from orchestrator.command.processes import dies_with_parent
from orchestrator.command.waiting import wait_for
from orchestrator.jobs.broker import app

# A worker on its own has no neighbours to look for when it starts, which would take it a second.
_WORKER = ("--quiet", "worker", "--concurrency", "2", "--loglevel", "INFO", "--without-mingle", "--without-gossip")
_BEAT = ("--quiet", "beat", "--loglevel", "INFO", "--pidfile=")


def main() -> int:
    """Load everything, wait until the database is migrated, run both; the exit code of the first that ended."""
    warnings.filterwarnings("ignore", message="You're running the worker with superuser privileges")
    django.setup()
    app.loader.import_default_modules()
    host = urlsplit(os.environ["SITE_URL"]).netloc
    if not wait_for(f"{os.environ['API_INTERNAL_URL']}/readyz", host=host):
        print("The API did not become ready, so there is no database to work on.", flush=True)
        return 1
    both = [_forked(_WORKER), _forked(_BEAT)]
    return _until_one_ends(both)


@worker_ready.connect
def say_so(**_: object) -> None:
    """The worker takes tasks from here on."""
    print(JOBS_READY, flush=True)


def _forked(argv: Sequence[str]) -> int:
    """A copy of this process that runs Celery with those words; its pid."""
    pid = os.fork()
    if pid:
        return pid
    dies_with_parent(signal.SIGTERM)()
    code = 1
    try:
        app.start(list(argv))
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    finally:
        sys.stdout.flush()
        os._exit(code)


def _until_one_ends(pids: list[int]) -> int:
    """The exit code of the first that ended; the other is told to end, once, and waited for."""
    told = False

    def tell(*_: object) -> None:
        nonlocal told
        for pid in () if told else pids:
            os.kill(pid, signal.SIGTERM)
        told = True

    signal.signal(signal.SIGTERM, tell)
    signal.signal(signal.SIGINT, tell)
    ended, status = os.wait()
    pids.remove(ended)
    tell()
    os.waitpid(pids[0], 0)
    return abs(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    sys.exit(main())
