"""Carrying out one command: a short transaction, a call with the row's key, a short transaction."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

import structlog

from orchestrator.billing.models import Operation
from orchestrator.billing.operations.kinds import KINDS
from orchestrator.billing.operations.locking import lock_organisation
from orchestrator.billing.operations.owing import finish
from orchestrator.billing.operations.sessions import close_page_of_payer
from orchestrator.billing.stripe.errors import ProviderRefused, ProviderUnavailable
from orchestrator.tenancy.acting import across_organisations, acting_for

log = structlog.get_logger(__name__)


def perform(*, operation_id: UUID, at: datetime) -> None:
    """Carry out the command. Safe to repeat, also by two at once: both make the same call.

    Raises:
        ProviderUnavailable: nobody knows yet what became of it; it stays owed.
        ProviderRefused: it has failed for good.
    """
    with across_organisations(reason="a command that is owed says for whom it is"):
        operation = Operation.objects.get(pk=operation_id)
    if not _mark_sent(operation):
        return
    kind = KINDS[Operation.Kind(operation.kind)]
    try:
        answer = kind.say(operation, at)
    except ProviderUnavailable as error:
        if error.key_is_spent:
            _take_new_key(operation)
        raise
    except ProviderRefused as error:
        log.error("billing_command_refused", operation=str(operation.pk), kind=operation.kind, reason=error.reason)
        _end(operation, partial(finish, state=Operation.State.FAILED, at=at, error=error.reason))
        raise

    def keep(fresh: Operation) -> None:
        fresh.stripe_object_id = kind.id_of(answer)
        finish(fresh, state=Operation.State.DONE, at=at)
        kind.keep(fresh, answer)
        close_page_of_payer(organisation_id=fresh.organisation_id, at=at)

    _end(operation, keep)


def _mark_sent(operation: Operation) -> bool:
    with acting_for(operation.organisation_id):
        unfinished = Operation.objects.filter(pk=operation.pk, state__in=Operation.UNFINISHED)
        return bool(unfinished.update(state=Operation.State.SENT))


def _take_new_key(operation: Operation) -> None:
    """Compared with what was used, so that two who fail at once take one new key between them."""
    with acting_for(operation.organisation_id):
        same = Operation.objects.filter(pk=operation.pk, attempt=operation.attempt)
        same.update(attempt=operation.attempt + 1)


def _end(operation: Operation, effect: Callable[[Operation], None]) -> None:
    """Of two who carried out the same command, the first writes the answer down."""
    with acting_for(operation.organisation_id):
        lock_organisation(operation.organisation_id)
        fresh = Operation.objects.select_for_update(of=("self",)).get(pk=operation.pk)
        if fresh.is_unfinished:
            effect(fresh)
