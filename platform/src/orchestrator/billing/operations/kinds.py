"""The kinds of commands: how each is said to the provider, and what its answer changes here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog

from orchestrator.billing.events import CheckoutStarted
from orchestrator.billing.models import Checkout, Operation, Price
from orchestrator.billing.operations.locking import customer_row
from orchestrator.billing.operations.paying import payer_of
from orchestrator.billing.operations.sessions import keep_session
from orchestrator.billing.policy import KEY_LIFETIME
from orchestrator.billing.stripe import commands
from orchestrator.billing.stripe.fetching import fetch_session
from orchestrator.billing.stripe.seen import SeenSession
from orchestrator.events.operations import publish
from orchestrator.organisations.queries import organisation_of
from orchestrator.tenancy.acting import acting_for

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Kind[Answer]:
    """``say`` calls the provider; ``keep`` writes down its answer, holding the organisation; ``id_of`` names it."""

    say: Callable[[Operation, datetime], Answer]
    keep: Callable[[Operation, Answer], None]
    id_of: Callable[[Answer], str]


def _ids(operation: Operation) -> dict[str, str]:
    """What stands in the metadata of everything that we make at the provider."""
    return {"org_id": str(operation.organisation_id), "op_id": str(operation.pk)}


def _make_customer(operation: Operation, at: datetime) -> str:
    """A key that is old or spent protects no longer: then what the first call made is looked for."""
    if operation.attempt > 1 or at - operation.created_at > KEY_LIFETIME:
        found = commands.find_customer(op_id=str(operation.pk), made_after=operation.created_at)
        if found:
            return found
    name, email = operation.params.get("name", ""), operation.params.get("email", "")
    return commands.make_customer(name=name, email=email, ids=_ids(operation), key=operation.key)


def _keep_customer(operation: Operation, customer_id: str) -> None:
    customer = customer_row(operation.organisation_id)
    if customer.stripe_customer_id not in {None, customer_id}:
        log.error("organisation_is_two_customers", kept=customer.stripe_customer_id, other=customer_id)
        return
    customer.stripe_customer_id = customer_id
    customer.save()


def _open_checkout(operation: Operation, at: datetime) -> SeenSession:
    params = operation.params
    return commands.open_session(
        customer=params["customer"],
        price=params["price"],
        come_back=params["come_back"],
        go_back=params["go_back"],
        ids=_ids(operation),
        key=operation.key,
    )


def _keep_checkout(operation: Operation, session: SeenSession) -> None:
    price = Price.objects.get(lookup_key=operation.subject)
    shared: dict[str, Any] = {"organisation_id": operation.organisation_id, "actor_id": operation.actor_id}
    Checkout.objects.create(
        price=price,
        plan=price.plan,
        interval=price.interval,
        operation=operation,
        session_id=session.id,
        url=session.url,
        **shared,
    )
    publish(CheckoutStarted(plan=price.plan, interval=price.interval, **shared))


def _expire_checkout(operation: Operation, at: datetime) -> SeenSession:
    """It may have been paid in the meantime, so the provider has the last word."""
    commands.expire_session(operation.subject, key=operation.key)
    return fetch_session(operation.subject)


def _cancel_subscription(operation: Operation, at: datetime) -> str:
    commands.cancel_subscription(operation.subject)
    return operation.subject


def _update_customer(operation: Operation, at: datetime) -> str:
    """What stands in the organisation now, and not what stood there when it was owed."""
    with acting_for(operation.organisation_id):
        payer = payer_of(organisation_of(organisation_id=operation.organisation_id))
    commands.update_customer(operation.subject, name=payer.name, email=payer.email)
    return operation.subject


KINDS: Mapping[Operation.Kind, Kind[Any]] = {
    Operation.Kind.MAKE_CUSTOMER: Kind(_make_customer, _keep_customer, str),
    Operation.Kind.OPEN_CHECKOUT: Kind(_open_checkout, _keep_checkout, lambda session: session.id),
    Operation.Kind.EXPIRE_CHECKOUT: Kind(
        _expire_checkout, lambda _, session: keep_session(session), lambda session: session.id
    ),
    Operation.Kind.CANCEL_SUBSCRIPTION: Kind(_cancel_subscription, lambda _, __: None, str),
    Operation.Kind.UPDATE_CUSTOMER: Kind(_update_customer, lambda _, __: None, str),
}
