"""Checks migrations: none is missing, and none takes a lock that would stop a running site.

Run by `make lint`. Starts a database of its own, writes each migration's SQL and has squawk read it; which of
squawk's rules do not apply here, and why, stands in `.squawk.toml`.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from orchestrator.command.embedded import start_postgres
from orchestrator.command.environment import embedded_databases

ROOT = Path(__file__).resolve().parents[1]
SERVER = ROOT / "sites" / "techflow" / "server"
TOLD = {
    "DJANGO_SETTINGS_MODULE": "settings",
    "ORCHESTRATOR_ENV": "test",
    "SECRET_KEY": "only-for-checking-migrations-and-nothing-else",
    "SITE_URL": "http://localhost:3000",
    "DATABASE_POOL": "false",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "EMAIL_URL": "smtp://127.0.0.1:1",
}


def our_migrations() -> list[tuple[str, str]]:
    """App label and name of each migration whose file is in this repository."""
    loader = MigrationLoader(connections["owner"])
    return sorted(
        key
        for key, migration in loader.disk_migrations.items()
        if Path(str(sys.modules[migration.__module__].__file__)).is_relative_to(ROOT)
        and ".venv" not in str(sys.modules[migration.__module__].__file__)
    )


def write_sql(folder: Path) -> list[Path]:
    """One file of SQL for each of our migrations."""
    written = []
    for label, name in our_migrations():
        file = folder / f"{label}.{name}.sql"
        with file.open("w") as words:
            call_command("sqlmigrate", label, name, database="owner", stdout=words)
        written.append(file)
    return written


def check(folder: Path) -> int:
    """The exit code of whichever check complains, else 0."""
    call_command("prepare_database", verbosity=0)
    call_command("makemigrations", check_changes=True, dry_run=True)
    files = write_sql(folder)
    squawk = Path(sys.executable).with_name("squawk")
    return subprocess.run([squawk, "--config", ROOT / ".squawk.toml", *files], check=False).returncode


def main() -> int:
    sys.path.insert(0, str(SERVER))
    with TemporaryDirectory() as name, start_postgres(Path(name) / "postgres", durable=False) as server:
        os.environ.update(TOLD | embedded_databases(server.owner_superuser_url, server.socket_dir))
        django.setup()
        folder = Path(name) / "sql"
        folder.mkdir()
        try:
            return check(folder)
        finally:
            connections.close_all()


if __name__ == "__main__":
    sys.exit(main())
