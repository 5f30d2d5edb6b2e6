"""Several at the same moment, and processes that are killed. These tests commit."""

import os
import signal
import threading

import pytest
from billing.shop import Member, at_provider, deliver, events, facts, rows, session_of, time_passes
from django.db import connection
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory, force_authenticate

from orchestrator.billing.models import Checkout, Notice, Subscription
from orchestrator.jobs.operations import sweep
from orchestrator.kit.time import now
from orchestrator.organisations.roles import Permission
from orchestrator.organisations.view import OrganisationView
from orchestrator.testing.processes import eventually, running_worker

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*functions):
    """What each answers, all started together."""
    together, answers = threading.Barrier(len(functions)), [None] * len(functions)

    def run(number, function):
        together.wait()
        try:
            answers[number] = function()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(functions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def chooser(mei, plan, interval="month"):
    tab = Member(mei.person, mei.organisation)
    return lambda: tab.post("subscription/upgrade", {"plan": plan, "interval": interval})


@pytest.mark.parametrize("opens_own", [False, True])
def test_a_view_that_talks_to_the_outside_holds_no_transaction(mei, opens_own):
    class Asking(OrganisationView):
        permission = Permission.SEE_PLAN
        opens_own_transaction = opens_own

        def get(self, request):
            return Response({"in a transaction": connection.in_atomic_block})

    request = APIRequestFactory().get("/", headers={"Orchestrator-Organisation": mei.organisation.slug})
    force_authenticate(request, mei.person)

    assert Asking.as_view()(request).data == {"in a transaction": not opens_own}


def test_a_double_click_gives_one_page(shop, mei):
    answers = at_once(*[chooser(mei, "starter") for _ in range(4)])

    assert [answer.status_code for answer in answers] == [201] * 4
    assert len({answer.json()["checkout_url"] for answer in answers}) == 1
    assert len(at_provider("customers")) == len(at_provider("checkout.sessions")) == 1
    assert facts(mei) == ["billing.checkout_started"]


def test_two_tabs_with_two_plans_leave_one_page_that_can_be_paid(shop, mei):
    at_once(chooser(mei, "starter"), chooser(mei, "professional"))

    opened = [each for each in at_provider("checkout.sessions") if each.status == "open"]
    assert [each.id for each in opened] == [each.session_id for each in rows(mei, Checkout, state="open")]
    assert len(opened) == 1


def test_coming_back_while_the_notices_come_in_settles_once(shop, mei):
    url = mei.choose()
    shop.pay(url)
    tab = Member(mei.person, mei.organisation)

    with running_worker():
        found = events()
        at_once(lambda: tab.settle(session_of(url)), lambda: [deliver(event) for event in found])
        eventually(lambda: not Notice.objects.exclude(state="done").exists(), within=90)

    assert mei.has() == ("starter", "active")
    assert facts(mei) == ["billing.checkout_started", "billing.subscription_activated", "billing.invoice_paid"]


def test_a_worker_killed_between_payment_and_settling_loses_nothing(shop, mei):
    shop.pay(mei.choose())
    created = next(event for event in events() if event.type == "customer.subscription.created")
    shop.fail_next("/v1/customers", times=1, delay=30.0, status=0)

    with running_worker() as worker:
        assert deliver(created) == 200
        eventually(lambda: sweep(at=now()) >= 0 and not shop.ask("fail")["data"], within=60)  # it waits for the answer
        assert Notice.objects.exclude(leased_until=None).exists()
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
    assert rows(mei, Subscription) == []

    time_passes()
    with running_worker():
        sweep(at=now())
        eventually(lambda: mei.has() == ("starter", "active"), within=90)
    assert facts(mei, "billing.subscription_activated") == ["billing.subscription_activated"]
