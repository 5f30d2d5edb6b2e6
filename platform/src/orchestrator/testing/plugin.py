"""The pytest plugin: PostgreSQL and Valkey for the run, a database for each worker, tests as the *app* role."""

import os
import shutil
import socket
import tempfile
from pathlib import Path

import pytest

from orchestrator.command.embedded import Postgres, Valkey, start_postgres, start_valkey

SERVERS: list[Postgres | Valkey] = []
FOLDERS: list[Path] = []
KEPT: list[socket.socket] = []
CLIENT = "sandbox-tests"


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Before Django reads its settings: start the servers once, and give each xdist worker its database."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        _start_servers()
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    name = f"test_{worker}"
    server = os.environ["TEST_POSTGRES"]
    number = 1 + int(worker.removeprefix("gw")) if worker.startswith("gw") else 0
    os.environ.update(
        DATABASE_SUPERUSER_URL=_address(server, "postgres", "postgres"),
        DATABASE_OWNER_URL=_address(server, "orchestrator_owner", name),
        DATABASE_URL=_address(server, "orchestrator_app", name),
        REDIS_URL=f"{os.environ['TEST_VALKEY'].rpartition('/')[0]}/{number}",
        **_providers(kept_port()),
    )
    for variable, value in {
        "ORCHESTRATOR_ENV": "test",
        "DATABASE_POOL": "false",
        "SECRET_KEY": "insecure-and-only-for-tests-0123456789abcdef",
        "SITE_URL": "http://localhost:3000",
        "EMAIL_URL": "smtp://127.0.0.1:1",
        "BCRYPT_ROUNDS": "4",
        "ANSWER_AFTER": "0",
        "SIGN_INS_AT_ONCE": "64",
    }.items():
        os.environ.setdefault(variable, value)


def pytest_configure(config: pytest.Config) -> None:
    """After pytest-django, so that our ``django_db_setup`` is the one that counts."""
    config.pluginmanager.import_plugin("orchestrator.testing.fixtures")


def pytest_unconfigure() -> None:
    """Stop what this process started."""
    for server in SERVERS:
        server.stop()
    for folder in FOLDERS:
        shutil.rmtree(folder, ignore_errors=True)


def kept_port() -> int:
    """A port for this process's sandbox: allauth reads where Google is only once, before the sandbox runs."""
    keeper = socket.socket()
    keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # the sandbox listens beside it
    keeper.bind(("127.0.0.1", 0))
    KEPT.append(keeper)
    return int(keeper.getsockname()[1])


def _providers(port: int) -> dict[str, str]:
    sandbox = f"127.0.0.1:{port}"
    clients = {f"{name}_CLIENT_ID": CLIENT for name in ("GOOGLE", "GITHUB")}
    secrets = {f"{name}_CLIENT_SECRET": f"{CLIENT}-secret" for name in ("GOOGLE", "GITHUB")}
    bases = {f"{name}_BASE": f"http://{sandbox}/{name.lower()}" for name in ("GOOGLE", "GITHUB")}
    return {"TEST_SANDBOX_PORT": str(port), "OUTBOUND_ALLOWED_HOSTS": sandbox, **clients, **secrets, **bases}


def _start_servers() -> None:
    folder = Path(tempfile.mkdtemp(prefix="orchestrator-tests-"))
    FOLDERS.append(folder)
    os.environ["TEST_LOCK"] = str(folder / "lock")
    for variable in ("STATIC_ROOT", "MEDIA_ROOT"):
        os.environ[variable] = str(folder / variable.lower())
        (folder / variable.lower()).mkdir()
    postgres = start_postgres(folder / "postgres", durable=False)
    valkey = start_valkey(folder / "valkey", durable=False)
    SERVERS.extend([postgres, valkey])
    os.environ["TEST_POSTGRES"] = postgres.url(user="USER", database="DATABASE")
    os.environ["TEST_VALKEY"] = valkey.url


def _address(template: str, user: str, database: str) -> str:
    return template.replace("USER", user).replace("DATABASE", database)
