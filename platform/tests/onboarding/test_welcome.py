"""From a verified person to an organisation on trial."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from rest_framework.test import APIClient

from orchestrator.accounts.models import User
from orchestrator.accounts.operations import create_person
from orchestrator.entitlements.models import Grant
from orchestrator.entitlements.queries import entitlement_of
from orchestrator.events.models import Fact
from orchestrator.kit.time import now
from orchestrator.onboarding.operations import welcome
from orchestrator.organisations.models import Membership, Organisation
from orchestrator.organisations.queries import places_of
from orchestrator.tenancy.acting import across_organisations, acting_for
from orchestrator.testing.owed import drain

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
URL = "/api/v1/welcome"


def counts():
    with across_organisations(reason="a test"):
        trials = Fact.objects.filter(name="entitlements.trial_started").count()
        return Organisation.objects.count(), Membership.objects.count(), Grant.objects.count(), trials


def test_a_verified_person_gets_an_organisation_on_a_fortnights_professional(mei):
    welcomed = welcome(person_id=mei.pk, at=NOON)

    assert welcomed.place.organisation.name == "Mei Tan's organisation"
    assert welcomed.trial_ends_at == NOON + timedelta(days=14)
    with acting_for(welcomed.place.organisation_id):
        entitled = entitlement_of(organisation_id=welcomed.place.organisation_id, at=NOON)
    assert (entitled.plan.code, entitled.source) == ("professional", "trial")


def test_a_repeat_changes_nothing_and_prolongs_nothing(mei):
    first = welcome(person_id=mei.pk, at=NOON)
    later = welcome(person_id=mei.pk, at=NOON + timedelta(days=30))

    assert later.place == first.place
    assert later.trial_ends_at == NOON + timedelta(days=14)
    assert counts() == (1, 1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_make_one_organisation_and_one_trial(mei):
    def one(_):
        try:
            return welcome(person_id=mei.pk, at=NOON).place.organisation_id
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(one, range(8)))) == 1

    assert counts() == (1, 1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_what_fails_half_way_leaves_nothing(mei, owner_database):
    owner_database.execute("ALTER TABLE orchestrator_entitlements_grant ADD CONSTRAINT broken CHECK (false) NOT VALID")
    try:
        with pytest.raises(Exception, match="broken"):
            welcome(person_id=mei.pk, at=NOON)
        assert counts() == (0, 0, 0, 0)
    finally:
        owner_database.execute("ALTER TABLE orchestrator_entitlements_grant DROP CONSTRAINT broken")

    welcome(person_id=mei.pk, at=NOON)
    assert counts() == (1, 1, 1, 1)


def test_who_was_verified_is_welcomed_even_if_they_never_come_back(mei):
    drain()

    (place,) = places_of(person_id=mei.pk)
    assert place.role == "owner"
    assert counts() == (1, 1, 1, 1)


def test_the_page_and_the_event_together_make_one(mei):
    welcome(person_id=mei.pk, at=now())
    drain()

    assert counts() == (1, 1, 1, 1)


def test_a_member_of_anothers_organisation_starts_no_trial_there(mei):
    kopi = welcome(person_id=mei.pk, at=NOON).place.organisation
    ravi = User.objects.create_user("ravi@x.example", name="Ravi")
    with acting_for(kopi.pk):
        Membership.objects.create(organisation=kopi, person=ravi, role="member")

    welcomed = welcome(person_id=ravi.pk, at=NOON + timedelta(days=20))

    assert (welcomed.place.organisation, welcomed.trial_ends_at) == (kopi, None)
    assert counts() == (1, 2, 1, 1)


def test_staff_get_no_organisation_by_themselves(db):
    create_person(email="sam@techflow.example", password="Tech-Flow-2026", name="Sam", at=NOON, staff_role="admin")
    drain()

    assert counts() == (0, 0, 0, 0)


def test_a_site_without_a_trial_welcomes_to_the_free_plan(mei, settings):
    settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"trial_plan": None})

    welcomed = welcome(person_id=mei.pk, at=NOON)

    assert welcomed.trial_ends_at is None
    with acting_for(welcomed.place.organisation_id):
        assert entitlement_of(organisation_id=welcomed.place.organisation_id, at=NOON).source == "free"


def test_the_welcome_page_may_be_loaded_twice(mei):
    client = APIClient()
    client.force_login(mei)

    first, second = client.post(URL), client.post(URL)

    assert first.status_code == second.status_code == 200
    assert first.json() == second.json()
    body = first.json()
    assert body["organisation"].pop("id").startswith("org_")
    told = {field: body["organisation"][field] for field in ("slug", "name", "role")}
    assert told == {"slug": "mei-tan", "name": "Mei Tan's organisation", "role": "owner"}
    assert body["trial_ends_at"].endswith("Z")


def test_nobody_is_welcomed(db):
    answer = APIClient().post(URL)

    assert (answer.status_code, answer.json()["code"]) == (401, "not_authenticated")


def test_a_welcome_asks_for_the_csrf_token(mei):
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(mei)

    assert client.post(URL).status_code == 403
    assert counts() == (0, 0, 0, 0)
