"""Work that is owed: tried on a ladder, counted, buried, and revived."""

from datetime import UTC, datetime, timedelta

import pytest
from celery import current_app
from django.db import IntegrityError, transaction
from kombu import pools

from orchestrator.jobs import operations
from orchestrator.jobs.errors import GiveUp
from orchestrator.jobs.models import LADDER, LEASE, MOST_CRASHES
from orchestrator.jobs.queries import count_of_dead_letters, dead_letter, dead_letters, dead_letters_by_kind
from orchestrator.kit.errors import NotFound, NotPossibleNow
from orchestrator.kit.ids import new_id
from orchestrator.mail.models import Message

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
KIND = "orchestrator_mail.message"


def owed(**fields):
    said = {"template": "x", "to": "mei@kopi.example", "subject": "s", "text": "t", "html": "h"}
    return Message.objects.create(due_at=NOON, **said, **fields)


def do(row, at, action=lambda row: None, **more):
    operations.do_owed(Message, id=row.pk, at=at, action=action, **more)
    row.refresh_from_db()


def fail(row):
    raise ConnectionError("away")


def give_up(row):
    raise GiveUp("never")


def test_work_is_done_once():
    row, done = owed(), []

    do(row, NOON, done.append)
    do(row, NOON, done.append)

    assert len(done) == 1
    assert (row.state, row.done_at, row.attempts) == ("done", NOON, 1)


def test_work_is_not_done_before_it_is_due():
    row, done = owed(), []

    do(row, NOON - timedelta(seconds=1), done.append)

    assert done == []


def test_failures_climb_the_ladder_and_end_with_a_person():
    row, at = owed(), NOON

    for wait in LADDER:
        do(row, at, fail)
        assert (row.state, row.due_at, row.leased_until) == ("pending", at + wait, None)
        at = row.due_at
    do(row, at, fail)

    assert (row.state, row.attempts) == ("dead", len(LADDER) + 1)
    assert row.last_error == "ConnectionError: away"
    assert at - NOON == sum(LADDER, timedelta()) < timedelta(days=1)


def test_giving_up_is_a_dead_letter_at_once():
    row = owed()

    do(row, NOON, give_up)

    assert (row.state, row.attempts, row.last_error) == ("dead", 1, "GiveUp: never")


def test_what_another_worker_holds_is_left_alone():
    row, done = owed(), []
    operations.claim(Message, id=row.pk, at=NOON)

    do(row, NOON + LEASE - timedelta(seconds=1), done.append)

    assert done == []
    assert row.attempts == 1


def test_a_lost_workers_lease_runs_out_and_is_counted():
    row, done = owed(), []
    operations.claim(Message, id=row.pk, at=NOON)

    do(row, NOON + LEASE, done.append)

    assert len(done) == 1
    assert (row.state, row.attempts, row.crashes) == ("done", 2, 1)


def test_work_that_kills_its_worker_each_time_becomes_a_dead_letter():
    row, at = owed(), NOON
    for _ in range(MOST_CRASHES):
        assert operations.claim(Message, id=row.pk, at=at) is not None
        at += LEASE

    assert operations.claim(Message, id=row.pk, at=at) is None

    row.refresh_from_db()
    assert (row.state, row.crashes, row.attempts) == ("dead", MOST_CRASHES, MOST_CRASHES)
    assert row.last_error == "The worker was lost before the work was done."


def test_what_is_called_outside_keeps_what_it_wrote_when_it_fails():
    row = owed()

    def writes_then_fails(row):
        Message.objects.filter(pk=row.pk).update(subject="written")
        raise ConnectionError

    do(row, NOON, writes_then_fails, together=False)

    assert (row.subject, row.state) == ("written", "pending")


def test_a_sweep_finds_what_is_due_and_held_by_nobody():
    due, later, done, dead = owed(), owed(), owed(), owed(state="dead")
    held, lost = owed(), owed()
    Message.objects.filter(pk=later.pk).update(due_at=NOON + timedelta(seconds=1))
    do(done, NOON)
    operations.claim(Message, id=held.pk, at=NOON)
    Message.objects.filter(pk=lost.pk).update(leased_until=NOON, attempts=1)

    assert operations.sweep(at=NOON) == 2
    assert dead.state == "dead"
    assert due.state == "pending"


def test_replaying_starts_over():
    row = owed()
    do(row, NOON, give_up)

    operations.replay(kind=KIND, id=row.pk, at=NOON + timedelta(hours=1))
    row.refresh_from_db()
    assert (row.state, row.attempts, row.crashes, row.due_at) == ("pending", 0, 0, NOON + timedelta(hours=1))

    do(row, NOON + timedelta(hours=1))
    assert row.state == "done"


@pytest.mark.parametrize("kind", [KIND, "orchestrator_accounts.user", "nothing"])
def test_what_is_not_there_cannot_be_replayed(kind):
    with pytest.raises(NotFound):
        operations.replay(kind=kind, id=new_id(), at=NOON)


def test_what_is_not_dead_cannot_be_replayed():
    with pytest.raises(NotPossibleNow, match="this one is pending"):
        operations.replay(kind=KIND, id=owed().pk, at=NOON)


def test_dead_letters_are_listed_counted_and_found():
    row = owed(state="dead", last_error="why")
    owed()

    assert [letter.id for letter in dead_letters()] == [row.pk]
    assert dead_letters(kind="orchestrator_events.delivery") == []
    assert count_of_dead_letters() == 1
    assert dead_letters_by_kind()[KIND] == 1
    found = dead_letter(kind=KIND, id=row.pk)
    assert found is not None
    assert (found.error, found.what) == ("why", "x to mei@kopi.example")
    assert dead_letter(kind=KIND, id=new_id()) is None


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "done"},
        {"state": "pending", "done_at": NOON},
        {"state": "dead", "leased_until": NOON},
        {"crashes": 2, "attempts": 1},
    ],
)
def test_the_database_refuses_a_row_that_cannot_be(broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        owed(**broken)


@pytest.mark.django_db(transaction=True)
def test_owing_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError, match="owed outside a transaction"):
        operations.owe(Message(template="x", to="a@b.example", subject="s", text="t", html="h"))


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_down_fails_nobody_and_the_row_stays():
    address = current_app.conf.broker_url
    current_app.conf.broker_url = "redis://127.0.0.1:1/0"
    row = Message(template="x", to="a@b.example", subject="s", text="t", html="h")
    try:
        forget_connections()
        with transaction.atomic():
            operations.owe(row)
    finally:
        current_app.conf.broker_url = address
        forget_connections()

    assert Message.objects.filter(pk=row.pk, state="pending").exists()
    assert operations.sweep(at=row.due_at) == 1


def forget_connections():
    """The application keeps a pool to the address that it first saw."""
    current_app.amqp._producer_pool = None
    current_app._pool = None
    pools.reset()
