"""An organisation that pays is deleted only once the provider has said that nothing runs any more."""

from datetime import timedelta

import pytest
from billing.conftest import mei, provider, shop  # noqa: F401  # fixtures
from billing.shop import at_provider, deliver_all, facts, rows, session_of, time_passes, works_again

from orchestrator.billing.models import Customer, Invoice, Operation, Subscription
from orchestrator.events.models import Fact
from orchestrator.jobs.models import Owed
from orchestrator.kit.conf import conf
from orchestrator.kit.time import now
from orchestrator.organisations.models import Deletion, Organisation, Purge
from orchestrator.organisations.operations import request_deletion, set_billing_contact
from orchestrator.tenancy.acting import acting_for
from orchestrator.testing.owed import drain
from orchestrator_sandbox.testing import contract_cache, sandbox, sandbox_process  # noqa: F401  # fixtures

pytestmark = pytest.mark.django_db


@pytest.fixture
def paying(shop, mei):  # noqa: F811
    """Mei's organisation, with a subscription that was paid on the hosted page."""
    url = mei.choose("starter")
    shop.pay(url)
    mei.settle(session_of(url))
    assert mei.has() == ("starter", "active")
    return mei


def ask(member, *, at):
    organisation = member.organisation
    with acting_for(organisation.pk):
        return request_deletion(
            organisation_id=organisation.pk, actor_id=member.person.pk, typed_name=organisation.name, at=at
        )


def is_gone(member):
    return rows(member, Organisation)[0].deleted_at is not None


def long_ago():
    return now() - timedelta(days=conf().organisation_deletion_days, minutes=1)


def test_the_subscription_ends_as_soon_as_the_deletion_is_asked_for(paying):
    ask(paying, at=now())
    drain()

    assert [each.status for each in at_provider("subscriptions", status="all")] == ["canceled"]
    deliver_all()
    assert paying.has() == ("free", "free")
    assert not is_gone(paying)


def test_a_page_that_is_open_for_paying_is_closed(shop, mei):  # noqa: F811
    mei.choose("starter")

    ask(mei, at=now())
    drain()

    assert [each.status for each in at_provider("checkout.sessions")] == ["expired"]


def test_nothing_is_erased_while_the_provider_cannot_be_reached(shop, paying):  # noqa: F811
    ask(paying, at=long_ago())
    shop.fail_next("/v1/subscriptions", times=50, status=503)
    shop.fail_next("/v1/customers", times=50, status=503)

    drain()

    assert not is_gone(paying)
    assert Purge.objects.get().state == Owed.State.PENDING
    assert "ProviderUnavailable" in Purge.objects.get().last_error
    assert at_provider_says_active(shop)

    works_again(shop)
    time_passes()
    drain()

    assert is_gone(paying)
    assert [each.status for each in at_provider("subscriptions", status="all")] == ["canceled"]


def at_provider_says_active(shop):  # noqa: F811
    works_again(shop)
    try:
        return [each.status for each in at_provider("subscriptions", status="all")] == ["active"]
    finally:
        shop.fail_next("/v1/subscriptions", times=50, status=503)


def test_the_subscription_is_over_here_and_there_before_anything_goes(paying):
    ask(paying, at=long_ago())

    drain()

    assert is_gone(paying)
    assert [each.status for each in rows(paying, Subscription)] == ["canceled"]
    happened = facts(paying, "billing.subscription_ended", "organisations.organisation_deleted")
    assert happened == ["billing.subscription_ended", "organisations.organisation_deleted"]


def test_invoices_and_facts_stay_and_name_nobody(paying):
    ask(paying, at=long_ago())
    drain()

    kept = rows(paying, Invoice)
    assert [each.status for each in kept] == ["paid"]
    assert len(rows(paying, Customer)) == len(rows(paying, Deletion)) == 1
    left = str(
        [
            *(vars(each) for each in rows(paying, Invoice)),
            *(each.params for each in rows(paying, Operation)),
            *(each.body for each in rows(paying, Fact)),
            *(vars(each) for each in rows(paying, Organisation)),
        ]
    ).lower()
    assert "mei" not in left.replace("meier", "")
    assert "kopi labs" not in left


def test_a_late_notice_of_a_deleted_customer_changes_nothing(paying):
    ask(paying, at=long_ago())
    drain()

    deliver_all()

    assert is_gone(paying)
    assert paying.get("subscription/current").status_code == 404


def test_invoices_go_to_the_billing_contact(paying):
    organisation = paying.organisation
    assert [each.email for each in at_provider("customers")] == [paying.person.email]

    with acting_for(organisation.pk):
        set_billing_contact(organisation_id=organisation.pk, actor_id=paying.person.pk, email="books@kopi.example")
    drain()

    assert [(each.email, each.name) for each in at_provider("customers")] == [("books@kopi.example", organisation.name)]

    with acting_for(organisation.pk):
        set_billing_contact(organisation_id=organisation.pk, actor_id=paying.person.pk, email="")
    drain()

    assert [each.email for each in at_provider("customers")] == [paying.person.email]
