"""Who is told what: Mei owns Kopi Labs, Wei pays for it, Ann only works there."""

from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from django.db import transaction

from orchestrator.accounts.events import PersonVerified
from orchestrator.accounts.models import User
from orchestrator.api_keys.events import KeyCreated
from orchestrator.api_keys.models import ApiKey
from orchestrator.billing.events import SubscriptionActivated
from orchestrator.events.operations import publish
from orchestrator.kit.ids import new_id
from orchestrator.mail.models import Message
from orchestrator.organisations.models import Membership, Organisation
from orchestrator.tenancy.acting import across_organisations, acting_for
from orchestrator.testing.owed import drain

pytestmark = pytest.mark.django_db
PERIOD_END = datetime(2026, 12, 21, 17, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _mail_server_is_away(settings):
    """Messages are owed and wait; what is sent is another test's."""
    settings.EMAIL_PORT = 1


@pytest.fixture
def kopi():
    made = Organisation(slug="kopi-labs", name="Kopi <Labs>", time_zone="Asia/Singapore")
    with across_organisations(reason="a test"):
        made.save(force_insert=True)
        for name, role in (("mei", "owner"), ("wei", "billing"), ("ann", "member"), ("tan", "admin")):
            person = User.objects.create_user(f"{name}@kopi.example", name=name.title())
            EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
            Membership.objects.create(organisation=made, person=person, role=role)
    return made


def happened(event):
    with transaction.atomic():
        if event.organisation_id is None:
            publish(event)
        else:
            with acting_for(event.organisation_id):
                publish(event)
    drain()


def activated(organisation, **fields):
    return SubscriptionActivated(
        organisation_id=organisation.pk,
        **{"subscription_id": new_id(), "plan": "starter", "interval": "month", "period_end": PERIOD_END, **fields},
    )


def told(template):
    return {message.to: message for message in Message.objects.filter(template=template)}


def test_a_verified_person_is_welcomed():
    mei = User.objects.create_user("mei@kopi.example", name="Mei")

    happened(PersonVerified(actor_id=mei.pk))

    message = told("welcome")["mei@kopi.example"]
    assert message.subject == "Welcome to Sample"
    assert "Hello Mei," in message.text
    assert "free trial of 14 days" in message.text
    assert "http://localhost:3000/welcome" in message.text


def test_being_verified_twice_welcomes_once():
    mei = User.objects.create_user("mei@kopi.example")

    happened(PersonVerified(actor_id=mei.pk))
    happened(PersonVerified(actor_id=mei.pk))

    assert Message.objects.filter(template="welcome").count() == 1


def test_a_started_plan_is_told_to_those_who_pay(kopi):
    happened(activated(kopi))

    assert set(told("plan_started")) == {"mei@kopi.example", "wei@kopi.example"}


def test_a_started_plan_says_plan_price_and_the_next_charge_in_the_organisations_zone(kopi):
    happened(activated(kopi))

    message = told("plan_started")["mei@kopi.example"]
    assert message.subject == "Your Starter plan has started"
    assert "Starter, monthly" in message.text
    assert "USD 29" in message.text
    assert "22 December 2026, 01:30 (Asia/Singapore)" in message.text
    assert "http://localhost:3000/kopi-labs/billing" in message.text


def test_a_plan_is_told_once_for_each_subscription(kopi):
    event = activated(kopi)

    happened(event)
    happened(event)
    happened(activated(kopi))

    assert Message.objects.filter(template="plan_started", to="mei@kopi.example").count() == 2


def test_an_unknown_end_of_the_period_is_left_out(kopi):
    happened(activated(kopi, period_end=None))

    assert "Next charge" not in told("plan_started")["mei@kopi.example"].text


def key_made_by(name, kopi):
    person = User.objects.get(email=f"{name}@kopi.example")
    with acting_for(kopi.pk):
        key = ApiKey.objects.create(
            organisation=kopi, name="Shop", hint="smp_...abcd", digest="0" * 64, scopes=[], created_by=person
        )
    return KeyCreated(organisation_id=kopi.pk, actor_id=person.pk, key_id=key.pk)


def test_a_new_key_is_told_to_the_owners_and_to_who_made_it(kopi):
    happened(key_made_by("tan", kopi))

    message = told("key_created").pop("mei@kopi.example")
    assert set(told("key_created")) == {"mei@kopi.example", "tan@kopi.example"}
    assert "Shop" in message.text
    assert "Tan" in message.text
    assert "revoke it here: http://localhost:3000/kopi-labs/api-keys" in message.text
    assert "0" * 64 not in message.text + message.html


def test_it_is_told_at_every_verified_address_of_theirs_once(kopi):
    mei = User.objects.get(email="mei@kopi.example")
    EmailAddress.objects.create(user=mei, email="mei@home.example", verified=True)
    EmailAddress.objects.create(user=mei, email="not-hers@else.example", verified=False)
    event = key_made_by("mei", kopi)

    happened(event)
    happened(event)

    assert Message.objects.filter(template="key_created").count() == 2
    assert set(told("key_created")) == {"mei@kopi.example", "mei@home.example"}


def test_what_people_typed_is_escaped_in_html_and_plain_in_text(kopi):
    happened(activated(kopi))

    message = told("plan_started")["mei@kopi.example"]
    assert "Kopi <Labs>" in message.text
    assert "Kopi &lt;Labs&gt;" in message.html
    assert "<Labs>" not in message.html


def test_someone_suspended_is_told_nothing(kopi):
    User.objects.filter(email="wei@kopi.example").update(is_active=False)

    happened(activated(kopi))

    assert set(told("plan_started")) == {"mei@kopi.example"}
