"""How often a request asks the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

NOT_ASKING = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "SET ")


@contextmanager
def queries() -> Iterator[list[str]]:
    """The statements of the enclosed block, but for transactions and for saying whose rows are meant.

    The list is filled when the block ends.
    """
    found: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield found
    found += [query["sql"] for query in captured if _asks(query["sql"])]


def _asks(sql: str) -> bool:
    statement = sql.strip()
    return not statement.startswith(NOT_ASKING) and "set_config('role'" not in statement
