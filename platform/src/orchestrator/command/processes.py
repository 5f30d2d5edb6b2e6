"""Which process is meant: a pid alone lies, since the system hands the same number out again."""

import ctypes
import json
import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

import psutil

_PR_SET_PDEATHSIG = 1
_CLOCK_DRIFT = 2.0  # seconds
# Loaded before any fork: between fork and exec another thread may hold the lock that loading needs.
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def dies_with_parent(with_signal: signal.Signals) -> Callable[[], None]:
    """A `preexec_fn` that has the kernel send *with_signal* to the child when its parent thread is gone.

    Linux only; elsewhere it does nothing and the next start clears up by pid files.
    """

    def ask_kernel() -> None:
        if _libc is not None:
            _libc.prctl(_PR_SET_PDEATHSIG, int(with_signal))

    return ask_kernel


def free_port() -> int:
    """A loopback TCP port that nothing uses at the moment."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True)
class Identity:
    """A process, told from a later one with the same number by the moment it began."""

    pid: int
    began: float

    @classmethod
    def of(cls, pid: int) -> Self:
        """Raises psutil.NoSuchProcess when it has ended."""
        return cls(pid, psutil.Process(pid).create_time())

    @classmethod
    def of_this_process(cls) -> Self:
        return cls.of(os.getpid())

    def is_that(self, process: psutil.Process) -> bool:
        """Whether *process* began when this one did; the clock may have been set a little since."""
        return process.pid == self.pid and abs(process.create_time() - self.began) < _CLOCK_DRIFT

    def process(self) -> psutil.Process | None:
        """The process, or None when it has ended (a zombie has)."""
        try:
            found = psutil.Process(self.pid)
            ours = self.is_that(found) and found.status() != psutil.STATUS_ZOMBIE
            return found if ours else None
        except psutil.Error:
            return None


def write_identity(file: Path, identity: Identity, **more: int) -> None:
    """Keep *identity* (and a few numbers beside it) in *file*, whole or not at all."""
    draft = file.with_name(file.name + ".new")
    draft.write_text(json.dumps({**asdict(identity), **more}))
    draft.replace(file)


def read_identity(file: Path) -> tuple[Identity, dict[str, int]] | None:
    """What `write_identity` kept, or None when there is nothing that can be read."""
    try:
        kept = json.loads(file.read_text())
        return Identity(kept.pop("pid"), kept.pop("began")), kept
    except (OSError, ValueError, KeyError):
        return None


def end(process: psutil.Process, *signals: tuple[signal.Signals, float]) -> None:
    """Send each signal in turn, waiting the seconds beside it, until the process has gone."""
    for number, patience in signals:
        try:
            process.send_signal(number)
            process.wait(patience)
        except psutil.TimeoutExpired:
            continue
        except psutil.NoSuchProcess:
            return
        return
