"""PostgreSQL and Valkey out of Python wheels: real servers, started as children of this process.

    with start_postgres(folder / "postgres") as postgres, start_valkey(folder / "valkey") as valkey:
        postgres.owner_superuser_url, valkey.url

Both survive a `kill -9` of whoever started them: a server that still runs is used again, a stale pid file
is removed. Start them from a thread that lives as long as they should: Linux ties a child to the thread
that made it.
"""

from orchestrator.command.embedded.postgres import Postgres, start_postgres
from orchestrator.command.embedded.valkey import Valkey, start_valkey

__all__ = ["Postgres", "Valkey", "start_postgres", "start_valkey"]
