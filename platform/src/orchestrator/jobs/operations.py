"""Owing work, doing it, finding it again, and replaying what a person has looked at."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

import structlog
from django.apps import apps
from django.db import connection, transaction
from django.db.models import Q

from orchestrator.jobs.broker_calls import send
from orchestrator.jobs.errors import GiveUp
from orchestrator.jobs.models import Owed
from orchestrator.kit.errors import NotFound, NotPossibleNow
from orchestrator.tenancy.acting import across_organisations

log = structlog.get_logger(__name__)
Row = TypeVar("Row", bound=Owed)
SWEPT_AT_ONCE = 500


def owe[Row: Owed](row: Row) -> Row:
    """Save *row* in the caller's transaction, and tell the broker once that has committed.

    Raises:
        RuntimeError: there is no transaction to join, so the change that the work belongs to could be kept
            without it.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{type(row).__name__} is owed outside a transaction")
    row.save(force_insert=True)
    tell_broker(row)
    return row


def tell_broker(row: Owed) -> None:
    """Send the row's task after the commit. A broker that is down fails nobody: the sweep finds the row."""
    task, id = type(row).task, str(row.pk)

    def tell() -> None:  # not a partial: Django names a robust hook that fails, and a partial has no name
        send(task, id=id)

    transaction.on_commit(tell, robust=True)


def claim[Row: Owed](kind: type[Row], *, id: UUID, at: datetime) -> Row | None:
    """Take the row for one attempt; None when it is done, not due, or held by another worker.

    The claim commits on its own, so that a killed worker leaves a trace.
    """
    with transaction.atomic():
        row = (
            kind._default_manager.select_for_update(skip_locked=True, of=("self",))
            .filter(pk=id, state=Owed.State.PENDING, due_at__lte=at)
            .filter(Q(leased_until=None) | Q(leased_until__lte=at))
            .first()
        )
        if row is None:
            return None
        leased = row.lease(at=at)
        row.save()
        return row if leased else None


def do_owed[Row: Owed](
    kind: type[Row], *, id: UUID, at: datetime, action: Callable[[Row], None], together: bool = True
) -> None:
    """Do the work of one row, at least once. Safe to repeat: a row that is done is left alone.

    With *together*, the action's effects and the mark are kept in one transaction, or neither; without it, the
    action makes calls to the outside and opens its own transactions. A failure is stored and tried again later;
    ``GiveUp`` makes a dead letter at once.
    """
    row = claim(kind, id=id, at=at)
    if row is None:
        return
    try:
        if together:
            with transaction.atomic():
                action(row)
                _succeed(row, at=at)
        else:
            action(row)
            _succeed(row, at=at)
    except Exception as error:  # a worker's edge: whatever went wrong is stored with the row
        log.warning("owed_work_failed", kind=kind._meta.label, id=str(id), error=repr(error), exc_info=True)
        _store_failure(row, at=at, error=error)


def _succeed(row: Owed, *, at: datetime) -> None:
    row.succeed(at=at)
    row.save()


def _store_failure(row: Owed, *, at: datetime, error: Exception) -> None:
    """Read anew: the failed attempt may have left half-made changes on the object."""
    with transaction.atomic():
        fresh = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
        fresh.fail(at=at, error=f"{type(error).__name__}: {error}", for_good=isinstance(error, GiveUp))
        fresh.save()


def sweep(*, at: datetime) -> int:
    """Send every row that is due and that nobody holds; how many. Finds what the broker lost."""
    found = 0
    for kind in kinds():
        with across_organisations(reason="what is owed is found for everyone"):
            due = list(
                kind._default_manager.filter(state=Owed.State.PENDING, due_at__lte=at)
                .filter(Q(leased_until=None) | Q(leased_until__lte=at))
                .order_by("due_at")
                .values_list("pk", flat=True)[:SWEPT_AT_ONCE]
            )
        for id in due:
            send(kind.task, id=str(id))
        found += len(due)
    return found


@transaction.atomic
def replay(*, kind: str, id: UUID, at: datetime) -> Owed:
    """Make a dead letter pending again.

    Raises:
        NotFound: there is no such kind or row.
        NotPossibleNow: it is not a dead letter.
    """
    model = next((model for model in kinds() if model._meta.label_lower == kind), None)
    row = model._default_manager.select_for_update(of=("self",)).filter(pk=id).first() if model else None
    if row is None:
        raise NotFound("There is no such dead letter.")
    if row.state != Owed.State.DEAD:
        raise NotPossibleNow("Only a dead letter can be replayed; this one is " + row.state + ".")
    row.revive(at=at)
    row.save()
    tell_broker(row)
    return row


def kinds() -> list[type[Owed]]:
    """Every kind of row that owes work, of every installed app."""
    return [model for model in apps.get_models() if issubclass(model, Owed)]
