"""The fixtures of the harness."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import TransactionTestCase
from psycopg.sql import SQL, Identifier
from redis import Redis

KEPT = {"django_migrations", "django_content_type"}


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> None:
    """In place of pytest-django's: the tables are made by their owner, and the tests are the application."""
    with django_db_blocker.unblock():
        with one_at_a_time():
            call_command("prepare_database", verbosity=0)
        call_command("migrate", database="owner", verbosity=0)
    setattr(TransactionTestCase, "_fixture_teardown", _empty_tables)  # noqa: B010  # not in the stubs


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Roles belong to the whole server, so of several workers one makes them at a time."""
    with Path(os.environ["TEST_LOCK"]).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _empty_tables(test_case: TransactionTestCase) -> None:
    """The application's user may not TRUNCATE; the owner empties the tables after a test that commits."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as connection:
        rows = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND NOT tablename = ANY(%s)",
            [list(KEPT)],
        ).fetchall()
        tables = SQL(", ").join(Identifier(name) for (name,) in rows)
        connection.execute(SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(tables))


@pytest.fixture(autouse=True)
def empty_valkey(request: pytest.FixtureRequest) -> None:
    """Each test begins with an empty Valkey; tests without Django do not touch it."""
    asked = {"db", "transactional_db"} & set(request.fixturenames)
    uses_database = bool(asked or request.node.get_closest_marker("django_db"))
    if settings.configured and uses_database:
        with Redis.from_url(settings.ORCHESTRATOR.redis_url) as patient:  # a busy disk may hold it for a while
            patient.flushdb()


@pytest.fixture
def owner_database() -> "Iterator[psycopg.Connection[tuple[Any, ...]]]":
    """The owner's connection, for tests that plant a fault in a table."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as connection:
        yield connection
