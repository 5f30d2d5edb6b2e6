"""Whether this process lives, and whether it can serve: two different questions."""

from collections.abc import Callable
from contextlib import suppress

import redis
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """``GET /healthz``: the process answers; it looks at nothing else."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """``GET /readyz``: 503 when the database is lost or its migrations are pending.

    A lost Valkey is told but does not take the process out: requests have a fallback without it.
    """
    required = {"database": _answers(_database), "migrations": _answers(_migrations)}
    told = {**required, "valkey": _answers(_valkey)}
    status = 200 if all(required.values()) else 503
    named = {name: "ok" if good else "failing" for name, good in told.items()}
    return JsonResponse({"status": "ok" if status == 200 else "failing", **named}, status=status)


def _answers(check: Callable[[], bool]) -> bool:
    with suppress(DatabaseError, redis.RedisError, OSError):
        return check()
    return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def _migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _valkey() -> bool:
    cache.set("readyz", 1, timeout=5)
    return bool(cache.get("readyz") == 1)
