"""An erasure whose worker is killed in the middle is finished by another one."""

import os
import signal

import psycopg
import pytest
from privacy.test_account_deletion import confirmed

from orchestrator.accounts.models import User
from orchestrator.jobs.models import Owed
from orchestrator.jobs.operations import sweep
from orchestrator.kit.time import now
from orchestrator.organisations.models import Membership
from orchestrator.privacy.models import AccountDeletion, Erasure
from orchestrator.tenancy.acting import acting_for
from orchestrator.testing.processes import eventually, running_worker

pytestmark = pytest.mark.django_db(transaction=True)


def places(kopi):
    with acting_for(kopi.pk):
        return Membership.objects.count()


def is_erased(mei):
    return not User.objects.get(pk=mei.pk).is_active


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(browser, mei, kopi, ravi, join):
    join(kopi, ravi, "owner")
    confirmed(browser)
    AccountDeletion.objects.update(confirmed_at=now(), due_at=now())
    Erasure.objects.update(due_at=now())

    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as holder:
        holder.execute("SELECT 1 FROM orchestrator_accounts_user WHERE id = %s FOR UPDATE", [mei.pk])
        with running_worker(concurrency=1) as worker:
            sweep(at=now())
            eventually(lambda: places(kopi) == 1, within=90)  # organisations are done; accounts waits for its row
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
    assert not is_erased(mei)
    assert AccountDeletion.objects.get().done_at is None

    Erasure.objects.filter(state=Owed.State.PENDING).update(leased_until=now())
    with running_worker(concurrency=1):
        sweep(at=now())
        eventually(lambda: AccountDeletion.objects.get().done_at is not None, within=90)

    assert is_erased(mei)
    assert places(kopi) == 1, "Ravi's"
