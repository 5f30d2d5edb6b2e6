"""Commands to the provider: written down first, finished once."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from orchestrator.billing.models import Dispatch, Operation
from orchestrator.billing.policy import REQUEST_FINISHES_WITHIN
from orchestrator.jobs.models import Owed
from orchestrator.jobs.operations import owe


def command(
    *,
    organisation_id: UUID,
    kind: Operation.Kind,
    subject: str = "",
    params: Mapping[str, str] | None = None,
    actor_id: UUID | None = None,
    at: datetime,
    by_request: bool = False,
) -> Operation:
    """Write the command down in the caller's transaction; a worker carries it out.

    With *by_request* the caller does so itself right after the commit, and a worker only when that went wrong.
    """
    operation = Operation.objects.create(
        organisation_id=organisation_id, kind=kind, subject=subject, params=dict(params or {}), actor_id=actor_id
    )
    dispatch = Dispatch(operation=operation, due_at=at + REQUEST_FINISHES_WITHIN if by_request else at)
    if by_request:
        dispatch.save(force_insert=True)
    else:
        owe(dispatch)
    return operation


def unfinished_step_of_buying(organisation_id: UUID) -> Operation | None:
    """There is at most one."""
    unfinished = Operation.objects.filter(organisation_id=organisation_id, state__in=Operation.UNFINISHED)
    return unfinished.filter(kind__in=Operation.BUYING).first()


def finish(operation: Operation, *, state: Operation.State, at: datetime, error: str = "") -> None:
    """Nothing is owed for it any more. What it said of a person is forgotten with it."""
    operation.state, operation.finished_at, operation.last_error = state, at, error
    operation.params = {name: value for name, value in operation.params.items() if name not in {"name", "email"}}
    operation.save()
    Dispatch.objects.filter(operation=operation).exclude(state=Owed.State.DONE).update(
        state=Owed.State.DONE, done_at=at, leased_until=None
    )
