"""For whom the database answers: one organisation, across all, or nobody.

The scopes open the transaction they need and restore what was there before. With none of them, tenant
tables read as empty and refuse writes. What every metered call says to the database is said in as few round trips
as it can be: the first statement together with BEGIN, the last together with COMMIT.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from threading import local
from uuid import UUID

from django.db import connection, transaction
from psycopg import ClientCursor
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGresult

from orchestrator.kit.conf import conf

SWAP = """
    SELECT current_setting('role'), current_setting('orchestrator.organisation', true),
           set_config('role', %s, true), set_config('orchestrator.organisation', %s, true)
"""
RESTORE = "SELECT set_config('role', %s, true), set_config('orchestrator.organisation', %s, true)"
BEGIN = """
    BEGIN; SELECT set_config('role', '{role}', true), set_config('orchestrator.organisation', '{organisation}', true)
"""
FOUND = "SELECT organisation_id, answer FROM ({find}) AS found"
BEGIN_WITH_FOUND = """
    BEGIN; SELECT set_config('orchestrator.organisation', organisation_id::text, true), answer FROM ({find}) AS found
"""
NOBODY_ELSE = "none"


class _Outermost(local):
    """This thread's outermost scope: whether its transaction is a scope's own, and what that one says last."""

    is_own = False
    last_words: bytes | None = None


_outermost = _Outermost()


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
def acting_for_found(find: str) -> Iterator[str | None]:
    """Act for the organisation that *find* names; gives what it answers. One round trip for both.

    *find* selects one row at most, ``(organisation_id uuid, answer text)``. Without a row the answer is None and
    nobody is acted for. It is a statement without parameters: what stands in it is ours or safely quoted.
    """
    if not connection.in_atomic_block:
        with _transaction():
            result = _say(BEGIN_WITH_FOUND.format(find=find).encode(), wanted=ExecStatus.TUPLES_OK)
            answer = result.get_value(0, 1) if result.ntuples else None
            yield answer.decode() if answer is not None else None
        return
    with connection.cursor() as cursor:
        cursor.execute(FOUND.format(find=find))
        row = cursor.fetchone()
    if row is None:
        yield None
        return
    with acting_for(row[0]):
        yield row[1]


def say_last(statement: str, parameters: Sequence[str | int | UUID | datetime]) -> None:
    """Run a statement that gives nothing back, such as an INSERT, together with the COMMIT: one round trip.

    It runs when the outermost scope is left, and not at all when that is rolled back. Inside a transaction that no
    scope has opened, or inside a savepoint, which may be rolled back by itself, it runs at once.
    """
    if not _outermost.is_own or _outermost.last_words is not None or connection.savepoint_ids:
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)
        return
    _outermost.last_words = ClientCursor(connection.connection).mogrify(statement, parameters).encode()


@contextmanager
def _scope(*, role: str, organisation: str) -> Iterator[None]:
    """Set both for the enclosed block.

    PostgreSQL takes the settings back by itself when the block's transaction or savepoint is rolled
    back, and when the outermost transaction ends; a *released* savepoint keeps them.
    """
    if not connection.in_atomic_block:
        with _transaction():
            # Nothing was there before that would have to be restored. Both values are ours: a role's name that the
            # settings have checked, and a UUID or nothing.
            _say(BEGIN.format(role=role, organisation=organisation).encode(), wanted=ExecStatus.TUPLES_OK)
            yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SWAP, [role, organisation])
        role_before, organisation_before, *_ = cursor.fetchone()
        yield
        cursor.execute(RESTORE, [role_before, organisation_before or ""])


@contextmanager
def _transaction() -> Iterator[None]:
    """A transaction of a scope's own; the scope sends its BEGIN, and this the COMMIT if something is said last."""
    with transaction.atomic():
        _outermost.is_own, _outermost.last_words = True, None
        try:
            yield
            if _outermost.last_words is not None:
                _say(_outermost.last_words + b"; COMMIT", wanted=ExecStatus.COMMAND_OK)
        finally:
            _outermost.is_own, _outermost.last_words = False, None


def _say(command: bytes, *, wanted: ExecStatus) -> PGresult:
    """One round trip with the least ceremony: every request begins and ends with one.

    Django's own COMMIT then finds nothing to do and calls what waits for it.
    """
    with connection.wrap_database_errors:
        result: PGresult = connection.connection.pgconn.exec_(command)
        if result.status != wanted:
            raise error_from_result(result)
        return result


def organisation_in_force() -> UUID | None:
    """The organisation that the database answers for now, if any. For tests and logs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('orchestrator.organisation', true)")
        (value,) = cursor.fetchone()
    return UUID(value) if value else None
