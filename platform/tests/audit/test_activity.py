"""The activity list: Mei owns Kopi Labs, Ann works there, Ravi is a stranger."""

import re
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from orchestrator.accounts.models import User
from orchestrator.audit.sentences import SENTENCES, sentence
from orchestrator.events.event import Event
from orchestrator.events.operations import publish
from orchestrator.events.staff import RecordChanged
from orchestrator.kit.ids import new_id
from orchestrator.organisations.models import Membership, Organisation
from orchestrator.tenancy.acting import across_organisations, acting_for

URL = "/api/v1/audit/facts"


@dataclass(frozen=True, kw_only=True)
class KeyMade(Event):
    name = "api_keys.key_created"

    key_id: object = None


def organisation(slug):
    made = Organisation(slug=slug, name=slug.title())
    with across_organisations(reason="a test"):
        made.save(force_insert=True)
    return made


def member(organisation, role, name="mei"):
    person = User.objects.create_user(f"{name}@kopi.example", name=name.title())
    with across_organisations(reason="a test"):
        Membership.objects.create(organisation=organisation, person=person, role=role)
    return person


def happened(organisation, event=KeyMade, **fields):
    with acting_for(organisation.pk):
        return publish(event(organisation_id=organisation.pk, **fields))


def signed_in(person):
    client = APIClient()
    client.force_login(person)
    return client


@pytest.fixture
def kopi():
    return organisation("kopi")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "status"),
    [("owner", 200), ("admin", 200), ("billing", 200), ("member", 403), ("viewer", 403), (None, 404)],
)
def test_who_may_read_it(kopi, role, status):
    person = member(kopi, role) if role else User.objects.create_user("ravi@teh.example")

    answer = signed_in(person).get(URL, headers={"Orchestrator-Organisation": "kopi"})

    assert answer.status_code == status


@pytest.mark.django_db
def test_the_anonymous_are_asked_to_sign_in(kopi):
    answer = APIClient().get(URL)

    assert (answer.status_code, answer.json()["code"]) == (401, "not_authenticated")


@pytest.mark.django_db
def test_it_says_what_happened_and_who_did_it(kopi):
    mei = member(kopi, "owner")
    fact = happened(kopi, actor_id=mei.pk)

    (entry,) = signed_in(mei).get(URL).json()["data"]

    assert entry["id"].startswith("fact_")
    assert (entry["name"], entry["sentence"], entry["actor"]) == (
        "api_keys.key_created",
        "An API key was created.",
        "Mei",
    )
    assert entry["recorded_at"] == fact.recorded_at.isoformat().replace("+00:00", "Z")
    assert set(entry) == {"id", "name", "sentence", "actor", "recorded_at"}


@pytest.mark.django_db
def test_another_organisations_facts_are_not_in_it(kopi):
    mei = member(kopi, "owner")
    happened(organisation("teh"))

    assert signed_in(mei).get(URL).json() == {"data": [], "next_cursor": None}


@pytest.mark.django_db
def test_newest_first_and_stable_while_more_happens(kopi):
    client = signed_in(member(kopi, "owner"))
    made = [happened(kopi) for _ in range(5)]

    first = client.get(URL, {"limit": 2}).json()
    happened(kopi)
    second = client.get(URL, {"limit": 2, "cursor": first["next_cursor"]}).json()
    third = client.get(URL, {"limit": 2, "cursor": second["next_cursor"]}).json()

    seen = [entry["id"] for page in (first, second, third) for entry in page["data"]]
    assert len(set(seen)) == 5
    assert seen == sorted(seen, reverse=True)
    assert third["next_cursor"] is None
    assert len(made) == 5


@pytest.mark.django_db
@pytest.mark.parametrize("query", [{"cursor": "nonsense"}, {"limit": 0}, {"limit": 101}, {"limit": "x"}])
def test_a_page_that_cannot_be(kopi, query):
    answer = signed_in(member(kopi, "owner")).get(URL, query)

    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")


@pytest.mark.django_db
def test_who_acted_when_nobody_did_in_person(kopi):
    client = signed_in(member(kopi, "owner"))
    happened(kopi)
    happened(kopi, key_id=new_id())
    happened(kopi, actor_id=new_id())
    happened(
        kopi, RecordChanged, actor_id=member(kopi, "viewer", "sam").pk, kind="x.user", target_id=new_id(), fields=()
    )

    actors = [entry["actor"] for entry in client.get(URL).json()["data"]]

    assert actors == ["Our staff", "A former member", "An API key", "The system"]


@pytest.mark.django_db
def test_as_many_questions_for_many_lines_as_for_one(kopi):
    mei = member(kopi, "owner")
    client = signed_in(mei)
    happened(kopi, actor_id=mei.pk)
    client.get(URL)
    few = questions(client)
    for number in range(8):
        happened(kopi, actor_id=member(kopi, "viewer", f"viewer{number}").pk)

    assert questions(client) == few
    assert len(few) <= 4  # who asks, their place, the facts, the names


def questions(client):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(URL).status_code == 200
    tables = [re.search(r'FROM "(\w+)"', query["sql"]) for query in captured]
    return [found[1] for found in tables if found]


def ours(base=Event):
    for event in base.__subclasses__():
        yield from ours(event)
        if event.__module__.startswith("orchestrator."):
            yield event


def test_every_event_of_the_platform_has_a_sentence():
    for app in apps.get_app_configs():
        if app.name.startswith("orchestrator.") and find_spec(f"{app.name}.events"):
            import_module(f"{app.name}.events")

    names = {event.name for event in ours()}

    assert len(names) > 5
    assert sorted(names - set(SENTENCES)) == []


@pytest.mark.parametrize("name", sorted(SENTENCES))
@pytest.mark.parametrize("body", [{}, {"plan": "starter", "interval": "month", "amount": 2900, "currency": "usd"}])
def test_a_sentence_is_one_for_any_body_and_holds_no_id(name, body):
    said = sentence(name=name, body={**body, "subscription_id": "01a2b3c4-0000-7000-8000-000000000000"})

    assert said.endswith(".")
    assert "_" not in said
    assert "01a2b3c4" not in said


def test_plans_and_money_are_said_in_the_customers_words():
    body = {"plan": "starter", "interval": "year", "amount": 29000, "currency": "usd"}

    assert sentence(name="billing.subscription_activated", body=body) == "The subscription to Starter (annual) began."
    assert sentence(name="billing.invoice_paid", body=body) == "USD 290 was paid."


def test_an_event_of_a_site_reads_well_without_a_sentence_of_its_own():
    assert sentence(name="records.record_archived", body={}) == "Record archived."
