"""For whom the database answers: one organisation, across all, or nobody.

Both functions open the transaction they need and restore what was there before. With neither, tenant
tables read as empty and refuse writes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus

from orchestrator.kit.conf import conf

SWAP = """
    SELECT current_setting('role'), current_setting('orchestrator.organisation', true),
           set_config('role', %s, true), set_config('orchestrator.organisation', %s, true)
"""
RESTORE = "SELECT set_config('role', %s, true), set_config('orchestrator.organisation', %s, true)"
BEGIN = """
    BEGIN; SELECT set_config('role', '{role}', true), set_config('orchestrator.organisation', '{organisation}', true)
"""
NOBODY_ELSE = "none"


@contextmanager
def acting_for(organisation_id: UUID) -> Iterator[None]:
    """Read and write the rows of one organisation, and no others."""
    with _scope(role=NOBODY_ELSE, organisation=str(organisation_id)):
        yield


@contextmanager
def across_organisations(*, reason: str) -> Iterator[None]:
    """Read and write the rows of all organisations. *reason* is for the reader of the code.

    Its callers are listed in a test: key look-up, a person's own memberships, sweeps, the console.
    """
    if not reason:
        raise ValueError("say why this looks across organisations")
    with _scope(role=conf().across_role, organisation=""):
        yield


@contextmanager
def _scope(*, role: str, organisation: str) -> Iterator[None]:
    """Set both for the enclosed block.

    PostgreSQL takes the settings back by itself when the block's transaction or savepoint is rolled
    back, and when the outermost transaction ends; a *released* savepoint keeps them.
    """
    if not connection.in_atomic_block:
        with transaction.atomic():
            _begin(role, organisation)
            yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SWAP, [role, organisation])
        role_before, organisation_before, *_ = cursor.fetchone()
        yield
        cursor.execute(RESTORE, [role_before, organisation_before or ""])


def _begin(role: str, organisation: str) -> None:
    """BEGIN and the settings in one round trip, with the least ceremony: every request begins with it.

    Nothing was there before that would have to be restored. Both values are ours: a role's name that the settings
    have checked, and a UUID or nothing.
    """
    command = BEGIN.format(role=role, organisation=organisation)
    with connection.wrap_database_errors:
        result = connection.connection.pgconn.exec_(command.encode())
        if result.status != ExecStatus.TUPLES_OK:
            raise error_from_result(result)


def organisation_in_force() -> UUID | None:
    """The organisation that the database answers for now, if any. For tests and logs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('orchestrator.organisation', true)")
        (value,) = cursor.fetchone()
    return UUID(value) if value else None
