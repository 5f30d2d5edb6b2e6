"""Ending all that an organisation pays for, because it goes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog

from orchestrator.billing.models import Checkout, Customer, Operation, Subscription
from orchestrator.billing.models.subscription import ENDED
from orchestrator.billing.operations.commanding import perform
from orchestrator.billing.operations.locking import database_now, lock_organisation
from orchestrator.billing.operations.owing import command, unfinished_step_of_buying
from orchestrator.billing.operations.syncing import sync_customer
from orchestrator.billing.policy import MOST_STEPS
from orchestrator.billing.stripe.errors import ProviderRefused
from orchestrator.kit.errors import NotPossibleNow
from orchestrator.tenancy.acting import acting_for

log = structlog.get_logger(__name__)


class StillRunning(NotPossibleNow):
    """The payment provider has not confirmed yet that the subscription has ended."""

    code = "subscription_still_running"


@dataclass(frozen=True)
class Command:
    """The next thing to do is to carry this out."""

    operation_id: UUID


@dataclass(frozen=True)
class Sync:
    """The next thing to do is to read what the provider has of the customer."""

    customer_id: str


def begin_to_end(*, organisation_id: UUID, at: datetime) -> None:
    """Owe the provider the end of what runs, and of the page on which more could be bought. Safe to repeat."""
    with acting_for(organisation_id):
        lock_organisation(organisation_id)
        for running in _running(organisation_id):
            _cancel(running, at=at)
        page = Checkout.objects.filter(organisation_id=organisation_id, state=Checkout.State.OPEN).first()
        if page is not None and unfinished_step_of_buying(organisation_id) is None:
            kind = Operation.Kind.EXPIRE_CHECKOUT
            command(organisation_id=organisation_id, kind=kind, subject=page.session_id, at=at)


def end_everything(*, organisation_id: UUID, at: datetime) -> None:
    """Come back only when the provider has just said that nothing runs and that no page is open. Safe to repeat.

    Takes no transaction of the caller's.

    Raises:
        StillRunning, ProviderUnavailable, ProviderRefused
    """
    heard_since = database_now()
    refused = False
    for _ in range(MOST_STEPS):
        match _next_step(organisation_id, heard_since=heard_since, at=at):
            case None:
                return
            case Sync(customer_id):
                sync_customer(customer_id=customer_id)
            case Command(operation_id):
                try:
                    perform(operation_id=operation_id, at=at)
                except ProviderRefused:
                    if refused:  # the first may have been left behind by somebody else
                        raise
                    refused = True
                heard_since = database_now()
    log.error("subscription_does_not_end", organisation_id=str(organisation_id))
    raise StillRunning("The provider has not ended the subscription yet.")


def _next_step(organisation_id: UUID, *, heard_since: datetime, at: datetime) -> Command | Sync | None:
    with acting_for(organisation_id):
        lock_organisation(organisation_id)
        unfinished = Operation.objects.filter(organisation_id=organisation_id, state__in=Operation.UNFINISHED).first()
        if unfinished is not None:
            return Command(unfinished.pk)
        customer = Customer.objects.filter(organisation_id=organisation_id).exclude(stripe_customer_id=None).first()
        if customer is None or customer.stripe_customer_id is None:
            return None
        page = Checkout.objects.filter(organisation_id=organisation_id, state=Checkout.State.OPEN).first()
        if page is not None:
            kind = Operation.Kind.EXPIRE_CHECKOUT
            made = command(organisation_id=organisation_id, kind=kind, subject=page.session_id, at=at, by_request=True)
            return Command(made.pk)
        if customer.fetch_started_at is None or customer.fetch_started_at < heard_since:
            return Sync(customer.stripe_customer_id)
        running = _running(organisation_id)
        return Command(_cancel(running[0], at=at, by_request=True).pk) if running else None


def _running(organisation_id: UUID) -> list[Subscription]:
    """What may still cost money: a surplus one and one whose first payment is missing too."""
    return list(Subscription.objects.filter(organisation_id=organisation_id).exclude(status__in=ENDED).order_by("pk"))


def _cancel(running: Subscription, *, at: datetime, by_request: bool = False) -> Operation:
    kind, organisation_id = Operation.Kind.CANCEL_SUBSCRIPTION, running.organisation_id
    same = Operation.objects.filter(organisation_id=organisation_id, kind=kind, subject=running.stripe_id)
    unfinished = same.filter(state__in=Operation.UNFINISHED).first()
    return unfinished or command(
        organisation_id=organisation_id, kind=kind, subject=running.stripe_id, at=at, by_request=by_request
    )
