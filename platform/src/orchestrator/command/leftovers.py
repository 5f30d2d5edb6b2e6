"""What a killed supervisor left behind, and the lock that keeps two supervisors out of one data folder."""

import fcntl
import json
import os
import signal
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO

import psutil

from orchestrator.command.problems import CannotStart
from orchestrator.command.processes import Identity

_PATIENCE = 10.0  # seconds that a process left behind gets to end by itself


class Claim:
    """This process's hold on a data folder; the kernel lets go of it whatever way the process ends."""

    def __init__(self, data: Path) -> None:
        data.mkdir(parents=True, exist_ok=True)
        self._record = data / "processes.json"
        self._lock = _locked(data / "supervisor.lock")

    def remember(self, pid: int) -> None:
        """Note a process group, so that the next start can end it when this one could not."""
        noted = _read(self._record)
        with suppress(psutil.NoSuchProcess):
            noted.append(Identity.of(pid))
        _write(self._record, noted)

    def clear_up(self) -> int:
        """End every noted process group that still lives; how many there were."""
        groups = [identity for identity in _read(self._record) if _is_ours(identity)]
        for identity in groups:
            _signal(identity, signal.SIGTERM)
        deadline = time.monotonic() + _PATIENCE
        while any(_is_ours(identity) for identity in groups) and time.monotonic() < deadline:
            time.sleep(0.1)
        for identity in groups:
            if _is_ours(identity):
                _signal(identity, signal.SIGKILL)
        self._record.unlink(missing_ok=True)
        return len(groups)

    def release(self) -> None:
        """Everything has ended: nothing to note any more."""
        self._record.unlink(missing_ok=True)
        self._lock.close()


def is_claimed(data: Path) -> bool:
    """Whether a supervisor runs on this data folder now."""
    try:
        with (data / "supervisor.lock").open("r") as handle:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _locked(file: Path) -> IO[str]:
    handle = file.open("a+")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        handle.seek(0)
        holder = handle.read().strip()
        handle.close()
        raise CannotStart(
            f"It runs already (process {holder}): stop that one with Ctrl-C, or with `kill {holder}`."
        ) from None
    handle.seek(0)
    handle.truncate()
    handle.write(str(os.getpid()))
    handle.flush()
    return handle


def _is_ours(identity: Identity) -> bool:
    """Whether anybody of the noted process's group still lives.

    A group outlives its leader under the leader's number, and the system keeps that number back meanwhile.
    """
    try:
        if not identity.is_that(psutil.Process(identity.pid)):
            return False  # the number is somebody else's by now
    except psutil.NoSuchProcess:
        pass
    return any(_belongs(process, identity.pid) for process in psutil.process_iter())


def _belongs(process: psutil.Process, group: int) -> bool:
    try:
        return os.getpgid(process.pid) == group and process.status() != psutil.STATUS_ZOMBIE
    except (OSError, psutil.Error):
        return False


def _signal(identity: Identity, number: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(identity.pid, number)


def _read(record: Path) -> list[Identity]:
    """What was noted since this machine was started."""
    try:
        kept = json.loads(record.read_text())
        fresh = abs(kept["boot"] - psutil.boot_time()) < 60
        return [Identity(**entry) for entry in kept["groups"]] if fresh else []
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _write(record: Path, groups: list[Identity]) -> None:
    draft = record.with_name(record.name + ".new")
    draft.write_text(json.dumps({"boot": psutil.boot_time(), "groups": [asdict(each) for each in groups]}))
    draft.replace(record)
