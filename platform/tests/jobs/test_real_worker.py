"""A real worker, killed and robbed of its broker, loses nothing."""

import os
import signal

import psutil
import pytest
from django.db import transaction
from django_redis import get_redis_connection
from smtp_server import running_mailbox

from orchestrator.jobs.operations import owe, sweep
from orchestrator.kit.time import now
from orchestrator.mail.models import Message
from orchestrator.testing import processes
from orchestrator.testing.processes import running_worker

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mailbox(monkeypatch):
    with running_mailbox() as found:
        monkeypatch.setenv("EMAIL_URL", f"smtp://127.0.0.1:{found.port}")
        yield found


@transaction.atomic
def owe_message(number):
    said = {"template": "x", "subject": f"Number {number}", "text": "t", "html": "<p>h</p>"}
    return owe(Message(to=f"person{number}@kopi.example", **said))


def eventually(holds):
    """A worker's start takes its time on a busy machine."""
    processes.eventually(holds, within=90)


def done():
    return Message.objects.filter(state="done").count()


def subjects(mailbox):
    return {message["Subject"] for message in mailbox.messages}


def test_a_worker_does_what_is_owed(mailbox):
    with running_worker():
        for number in range(10):
            owe_message(number)

        eventually(lambda: done() == 10)

    assert subjects(mailbox) == {f"Number {number}" for number in range(10)}
    assert len(mailbox.messages) == 10


def test_an_emptied_broker_loses_nothing(mailbox):
    for number in range(10):
        owe_message(number)
    get_redis_connection("default").flushall()

    with running_worker():
        assert sweep(at=now()) == 10
        eventually(lambda: done() == 10)

    assert len(mailbox.messages) == 10


def test_a_broker_emptied_under_a_running_worker_loses_nothing(mailbox):
    mailbox.slow = 0.2
    with running_worker():
        for number in range(10):
            owe_message(number)
        eventually(lambda: mailbox.begun > 0)
        get_redis_connection("default").flushall()

        eventually(lambda: sweep(at=now()) == 0 and done() == 10)

    assert subjects(mailbox) == {f"Number {number}" for number in range(10)}


def test_a_worker_child_killed_in_mid_task_loses_nothing(mailbox):
    mailbox.slow = 60
    with running_worker(concurrency=1) as worker:
        row = owe_message(1)
        eventually(lambda: mailbox.begun == 1)
        for child in psutil.Process(worker.pid).children():
            os.kill(child.pid, signal.SIGKILL)
        mailbox.slow = 0
        row.refresh_from_db()
        assert (row.state, row.attempts) == ("pending", 1)

        # Half a minute passes: the lost worker's lease runs out.
        Message.objects.filter(pk=row.pk).update(leased_until=now())
        eventually(lambda: sweep(at=now()) == 0 and done() == 1)

    row.refresh_from_db()
    assert (row.attempts, row.crashes) == (2, 1)
    assert subjects(mailbox) == {"Number 1"}


def test_the_whole_worker_killed_loses_nothing(mailbox):
    mailbox.slow = 60
    with running_worker(concurrency=1) as worker:
        rows = [owe_message(number) for number in range(3)]
        eventually(lambda: mailbox.begun == 1)
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
    mailbox.slow = 0
    Message.objects.exclude(leased_until=None).update(leased_until=now())

    with running_worker():
        eventually(lambda: sweep(at=now()) == 0 and done() == len(rows))

    assert subjects(mailbox) == {"Number 0", "Number 1", "Number 2"}
