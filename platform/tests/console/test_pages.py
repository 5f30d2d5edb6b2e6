"""Every page of the console answers, shows what it should, and asks the database a constant number of questions."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from orchestrator.accounts.models import User
from orchestrator.entitlements.models import Grant
from orchestrator.events.event import Event
from orchestrator.events.operations import publish
from orchestrator.events.staff import StaffAdmin
from orchestrator.mail.models import Message
from orchestrator.organisations.models import Membership, Organisation
from orchestrator.tenancy.acting import across_organisations

pytestmark = pytest.mark.django_db
OURS = [model for model in admin.site._registry if model._meta.app_label.startswith("orchestrator_")]


def list_of(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def page_of(row):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def queries(client, address):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def a_customer(number):
    person = User.objects.create_user(f"person{number}@example.com")
    with across_organisations(reason="a test"):
        organisation = Organisation(slug=f"org-{number}", name=f"Organisation {number}")
        organisation.save(force_insert=True)
        Membership.objects.create(organisation=organisation, person=person, role="owner")
        Grant.objects.create(
            organisation=organisation,
            plan="professional",
            plan_version=1,
            source="trial",
            starts_at=timezone.now(),
            ends_at=timezone.now() + timezone.timedelta(days=14),
        )
        publish(Happened(organisation_id=organisation.pk, actor_id=person.pk))
    Message.objects.create(template="welcome", to=person.email, subject="Hello", text="Hello", html="<p>Hello</p>")


class Happened(Event):
    name = "tests.console_happened"


def test_only_our_own_tables_are_shown_and_all_obey_the_staff_rules():
    others = [model for model in admin.site._registry if not isinstance(admin.site._registry[model], StaffAdmin)]

    assert others == []
    assert len(OURS) >= 5


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_list_answers_and_can_be_searched(client, sign_in, kopi, model):
    sign_in()

    assert client.get(list_of(model)).status_code == 200
    assert client.get(list_of(model), {"q": "kopi"}).status_code == 200
    assert client.get(list_of(model), {"q": "01a2b3c4-0000-7000-8000-000000000000"}).status_code == 200


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_list_asks_as_many_questions_for_many_rows_as_for_one(client, sign_in, model):
    sign_in()
    a_customer(1)
    client.get(list_of(model))
    few = queries(client, list_of(model))
    for number in range(2, 9):
        a_customer(number)

    assert queries(client, list_of(model)) == few


def test_the_overview_asks_as_many_questions_for_many_customers_as_for_one(client, sign_in):
    sign_in()
    client.get("/console/")  # that a session is in use is noted once a minute
    a_customer(1)
    few = queries(client, "/console/")
    for number in range(2, 9):
        a_customer(number)

    assert queries(client, "/console/") == few


def test_the_overview_counts_people_organisations_and_trials(client, sign_in, kopi):
    sign_in()
    a_customer(1)

    seen = client.get("/console/").context["overview"]

    assert (seen.people, seen.organisations, seen.trials, seen.waiting) == (3, 2, 1, 0)


def test_a_person_is_found_by_address_and_their_organisations_are_shown(client, sign_in, kopi, mei):
    sign_in()

    assert b"mei@kopi.example" in client.get(list_of(User), {"q": "kopi.ex"}).content
    assert b"Kopi Labs" in client.get(page_of(mei)).content


def test_an_organisation_is_found_by_its_members_address_and_shows_its_members(client, sign_in, kopi):
    sign_in()

    assert b"Kopi Labs" in client.get(list_of(Organisation), {"q": "mei@kopi"}).content
    assert b"mei@kopi.example" in client.get(page_of(kopi)).content


def test_facts_are_found_by_organisation_with_and_without_the_prefix(client, sign_in, kopi, mei):
    sign_in()
    with across_organisations(reason="a test"):
        fact = publish(Happened(organisation_id=kopi.pk, actor_id=mei.pk))
    address = list_of(type(fact))

    for looked_up in (str(kopi.pk), str(mei.pk), str(fact.pk)):
        assert client.get(address, {"q": looked_up}).context["cl"].result_count == 1
    assert client.get(address, {"q": "01a2b3c4-0000-7000-8000-000000000000"}).context["cl"].result_count == 0
    assert client.get(page_of(fact)).status_code == 200


def test_a_secret_message_hides_what_it_says_before_it_is_sent_too(client, sign_in):
    sign_in()
    said = {"subject": "Sign in", "text": "code 424242", "html": "<p>code 424242</p>"}
    secret = Message.objects.create(template="code", to="mei@kopi.example", secret=True, **said)
    plain = Message.objects.create(template="welcome", to="mei@kopi.example", **said)

    assert b"424242" not in client.get(page_of(secret)).content
    assert b"424242" in client.get(page_of(plain)).content


def test_what_a_customer_typed_is_text_to_the_console(client, sign_in, kopi, mei):
    sign_in()
    evil = "<script>alert(1)</script>"
    with across_organisations(reason="a test"):
        Organisation.objects.filter(pk=kopi.pk).update(name=evil)
        publish(Happened(organisation_id=kopi.pk, actor_id=mei.pk))
    User.objects.filter(pk=mei.pk).update(name=evil)
    message = Message.objects.create(template="x", to="a@b.example", subject=evil, text=evil, html=evil)

    for address in ("/console/", list_of(Organisation), page_of(kopi), list_of(User), page_of(mei), page_of(message)):
        assert evil not in client.get(address).content.decode(), address
