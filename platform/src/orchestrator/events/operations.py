"""Recording what happened, and handing it to those who hear of it."""

from dataclasses import asdict
from uuid import UUID

import structlog
from django.db import connection
from pydantic import TypeAdapter

from orchestrator.events.event import Event, subscribers
from orchestrator.events.models import Delivery, Fact
from orchestrator.jobs.errors import GiveUp
from orchestrator.jobs.operations import tell_broker
from orchestrator.observability.request_id import request_id
from orchestrator.tenancy.acting import across_organisations, acting_for

ADAPTERS: dict[str, TypeAdapter[Event]] = {}


def publish(event: Event) -> Fact:
    """Record *event* and what it owes, in the caller's transaction.

    Raises:
        RuntimeError: there is no transaction to join, so the change that the event speaks of could be kept
            without it.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{event.name} published outside a transaction")
    fact = Fact(
        name=event.name,
        organisation_id=event.organisation_id,
        actor_id=event.actor_id,
        request_id=request_id() or "",
        body=asdict(event),
    )
    fact.save(force_insert=True)
    owed = [Delivery(fact=fact, subscriber=name) for name in subscribers.get(event.name, {})]
    for delivery in Delivery.objects.bulk_create(owed):
        tell_broker(delivery)
    return fact


def hand_over(delivery: Delivery) -> None:
    """Call the subscriber, acting for the fact's organisation when it has one."""
    fact = fact_of(delivery.fact_id)
    known = subscribers.get(fact.name, {}).get(delivery.subscriber)
    if known is None:
        raise GiveUp(f"Nobody named {delivery.subscriber} hears {fact.name} any more.")
    event_type, function = known
    event = _adapter(event_type).validate_python(fact.body)
    with structlog.contextvars.bound_contextvars(request_id=fact.request_id, fact_id=str(fact.pk)):
        if fact.organisation_id is None:
            function(event)
        else:
            with acting_for(fact.organisation_id):
                function(event)


def fact_of(id: UUID) -> Fact:
    """The fact, whichever organisation's it is."""
    with across_organisations(reason="a delivery learns from its fact for whom it acts"):
        return Fact.objects.get(pk=id)


def _adapter(event_type: type[Event]) -> TypeAdapter[Event]:
    if event_type.name not in ADAPTERS:
        ADAPTERS[event_type.name] = TypeAdapter(event_type)
    return ADAPTERS[event_type.name]
