"""Subscribers hear at least once, each on its own."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import structlog
import time_machine
from django.db import transaction

from orchestrator.accounts.models import User
from orchestrator.events.event import Event, subscribe, subscribers
from orchestrator.events.models import Delivery
from orchestrator.events.operations import publish
from orchestrator.kit.ids import new_id
from orchestrator.kit.time import now
from orchestrator.observability.request_id import request_id
from orchestrator.tenancy.acting import acting_for, organisation_in_force
from orchestrator.testing.owed import drain

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, kw_only=True)
class Roasted(Event):
    name = "tests.roasted"

    batch: UUID
    at: datetime


@pytest.fixture
def heard():
    """What the subscribers of this test heard; they are gone afterwards."""
    yield []
    subscribers.pop(Roasted.name, None)


def roast(**fields):
    with transaction.atomic():
        return publish(Roasted(batch=new_id(), at=now(), **fields))


def delivery(name):
    return Delivery.objects.get(subscriber=name)


def test_a_subscriber_hears_the_event_with_its_types(heard):
    subscribe(Roasted, name="tests.hears")(heard.append)
    batch, at = new_id(), datetime(2026, 11, 22, 9, tzinfo=UTC)

    publish(Roasted(batch=batch, at=at, actor_id=batch))
    drain()

    assert heard == [Roasted(batch=batch, at=at, actor_id=batch)]
    assert delivery("tests.hears").state == "done"


def test_handing_over_twice_is_hearing_once(heard):
    subscribe(Roasted, name="tests.hears")(heard.append)
    roast()

    drain()
    drain()

    assert len(heard) == 1


def test_one_that_fails_is_tried_again_and_others_are_not_affected(heard):
    @subscribe(Roasted, name="tests.fails_first")
    def fails_first(event):
        heard.append("tried")
        if len(heard) < 3:
            raise ConnectionError("away")

    subscribe(Roasted, name="tests.other")(lambda event: None)
    with time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC), tick=False) as clock:
        roast()
        drain()
        assert delivery("tests.other").state == "done"
        waiting = delivery("tests.fails_first")
        assert (waiting.state, waiting.attempts) == ("pending", 1)
        assert waiting.last_error == "ConnectionError: away"
        assert waiting.due_at == now() + timedelta(seconds=5)

        drain()
        assert len(heard) == 1, "not before it is due"
        clock.shift(5)
        drain()
        clock.shift(30)
        drain()

    assert (delivery("tests.fails_first").state, len(heard)) == ("done", 3)


def test_its_effects_and_the_mark_are_kept_together_or_neither(heard):
    @subscribe(Roasted, name="tests.half")
    def half(event):
        User.objects.create_user("half@made.example")
        raise RuntimeError("in the middle")

    roast()
    drain()

    assert not User.objects.exists()
    assert delivery("tests.half").state == "pending"


def test_the_mark_is_not_kept_without_the_effects(heard):
    subscribe(Roasted, name="tests.works")(lambda event: User.objects.create_user("made@whole.example"))
    roast()

    with transaction.atomic():
        drain()
        transaction.set_rollback(True)

    assert not User.objects.exists()
    assert delivery("tests.works").state == "pending"


def test_a_database_error_in_one_does_not_spoil_its_record(heard):
    @subscribe(Roasted, name="tests.breaks")
    def breaks(event):
        User.objects.create_user("same@address.example")
        User.objects.create_user("SAME@address.example")

    roast()
    drain()

    assert "an_address_is_one_persons" in delivery("tests.breaks").last_error


def test_one_that_left_the_code_becomes_a_dead_letter_at_once(heard):
    subscribe(Roasted, name="tests.leaves")(heard.append)
    roast()
    subscribers[Roasted.name].pop("tests.leaves")

    drain()

    gone = delivery("tests.leaves")
    assert gone.state == "dead"
    assert "Nobody named tests.leaves hears tests.roasted any more." in gone.last_error


def test_it_acts_for_the_facts_organisation_and_for_nobody_without_one(heard):
    subscribe(Roasted, name="tests.scope")(lambda event: heard.append(organisation_in_force()))
    kopi = new_id()

    with acting_for(kopi):
        roast(organisation_id=kopi)
    drain()
    roast()
    drain()

    assert heard == [kopi, None]


def test_it_runs_under_the_request_id_of_what_it_hears_of(heard):
    subscribe(Roasted, name="tests.request")(lambda event: heard.append(request_id()))
    with structlog.contextvars.bound_contextvars(request_id="req-1"):
        fact = roast()

    drain()

    assert fact.request_id == "req-1"
    assert heard == ["req-1"]
