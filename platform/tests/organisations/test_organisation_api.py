"""``/api/v1/organisation``, its members, and the profile."""

import pytest
from rest_framework.test import APIClient

from orchestrator.events.models import Fact
from orchestrator.organisations.models import Organisation
from orchestrator.tenancy.acting import acting_for

pytestmark = pytest.mark.django_db
URL, MEMBERS, PROFILE = "/api/v1/organisation", "/api/v1/members", "/api/v1/user/profile"


def facts(organisation, name):
    with acting_for(organisation.pk):
        return list(Fact.objects.filter(name=name))


def reread(organisation):
    with acting_for(organisation.pk):
        return Organisation.objects.get(pk=organisation.pk)


def test_mei_sees_her_organisation(as_person, mei, kopi):
    answer = as_person(mei, kopi).get(URL)

    assert answer.status_code == 200
    body = answer.json()
    assert body.pop("id").startswith("org_")
    assert body.pop("created_at")
    assert len(body.pop("permissions")) > 10
    assert body.pop("grantable_roles") == ["owner", "admin", "billing", "member", "viewer"]
    assert body == {
        "slug": "kopi-labs",
        "name": "Kopi Labs",
        "time_zone": "UTC",
        "role": "owner",
        "status": "active",
        "logo": None,
        "billing_email": "",
        "requires_second_factor": False,
        "deletion_due_at": None,
    }


def test_without_a_header_the_first_organisation_is_meant(as_person, mei, kopi, teh, join):
    join(teh, mei, "member")

    assert as_person(mei).get(URL).json()["slug"] == "kopi-labs"
    assert as_person(mei, teh).get(URL).json()["role"] == "member"


def test_mei_changes_name_and_time_zone(as_person, mei, kopi):
    answer = as_person(mei, kopi).patch(URL, {"name": "Kopi Laboratories", "time_zone": "Asia/Singapore"})

    assert answer.status_code == 200
    assert (answer.json()["name"], answer.json()["time_zone"]) == ("Kopi Laboratories", "Asia/Singapore")
    assert answer.json()["slug"] == "kopi-labs", "addresses that were shared stay right"
    (fact,) = facts(kopi, "organisations.organisation_changed")
    assert fact.actor_id == mei.pk
    assert fact.body["fields"] == ["name", "time_zone"]
    assert "Laboratories" not in str(fact.body)


def test_changing_nothing_records_nothing(as_person, mei, kopi):
    assert as_person(mei, kopi).patch(URL, {"name": "Kopi Labs"}).status_code == 200
    assert as_person(mei, kopi).patch(URL, {}).status_code == 200

    assert facts(kopi, "organisations.organisation_changed") == []


@pytest.mark.parametrize(
    "zone", ["Mars/Olympus", "asia/nowhere", "../../etc/passwd", "Asia/Singapore\x00", "x" * 65, ""]
)
def test_an_unknown_time_zone_is_refused(as_person, mei, kopi, zone):
    answer = as_person(mei, kopi).patch(URL, {"name": "Other", "time_zone": zone})

    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] in {"unknown_time_zone", "invalid"}
    assert reread(kopi).name == "Kopi Labs", "all of a change, or nothing"


@pytest.mark.parametrize("name", ["", "   ", "x" * 121, None, {"a": 1}, "a\x00b"])
def test_a_name_that_cannot_be_used_is_refused(as_person, mei, kopi, name):
    answer = as_person(mei, kopi).patch(URL, {"name": name})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/name"


def test_what_is_not_asked_for_cannot_be_changed(as_person, mei, kopi, ravi):
    sent = {"slug": "api", "id": "org_1", "role": "viewer", "personal_to": str(ravi.pk), "created_at": "2000-01-01"}

    answer = as_person(mei, kopi).patch(URL, sent)

    assert answer.status_code == 200
    after = reread(kopi)
    assert (after.slug, after.personal_to_id, after.created_at) == ("kopi-labs", mei.pk, kopi.created_at)


@pytest.mark.parametrize(
    ("role", "status"),
    [("owner", 200), ("admin", 200), ("billing", 403), ("member", 403), ("viewer", 403), (None, 404)],
)
def test_who_may_change_it(as_person, kopi, ravi, join, role, status):
    if role:
        join(kopi, ravi, role)

    answer = as_person(ravi, kopi).patch(URL, {"name": "Changed"})

    assert answer.status_code == status
    assert reread(kopi).name == ("Changed" if status == 200 else "Kopi Labs")


def test_everybody_in_it_sees_the_members(as_person, mei, kopi, ravi, join):
    join(kopi, ravi, "viewer")

    answer = as_person(ravi, kopi).get(MEMBERS)

    assert answer.status_code == 200
    shown = [{key: row[key] for key in ("name", "email", "role")} for row in answer.json()["data"]]
    assert shown == [
        {"name": "Mei", "email": None, "role": "owner"},
        {"name": "Ravi", "email": "ravi@ravi.example", "role": "viewer"},
    ]
    told = {"id", "name", "email", "role", "status", "joined_at", "is_you", "may_change"}
    assert set(answer.json()["data"][0]) == told


def test_the_members_are_read_in_a_fixed_number_of_queries(
    as_person, mei, kopi, ravi, join, django_assert_max_num_queries
):
    join(kopi, ravi, "viewer")
    client = as_person(mei, kopi)
    client.get(MEMBERS)

    with django_assert_max_num_queries(14):  # session, person, membership, members; the rest opens and sets scopes
        client.get(MEMBERS)


def test_a_profile_names_the_organisations(as_person, mei, kopi, teh, join):
    join(teh, mei, "billing")

    body = as_person(mei).get(PROFILE).json()

    assert body["id"].startswith("usr_")
    assert (body["email"], body["name"], body["is_staff"]) == ("mei@mei.example", "Mei", False)
    assert [(place["slug"], place["role"]) for place in body["organisations"]] == [
        ("kopi-labs", "owner"),
        ("teh-house", "billing"),
    ]
    own = {"picture", "time_zone", "language", "languages", "pending_email"}
    assert set(body) == {"id", "email", "name", "is_staff", "organisations"} | own


def test_a_person_without_an_organisation_has_a_profile(as_person, ravi):
    assert as_person(ravi).get(PROFILE).json()["organisations"] == []


def test_mei_changes_her_name_and_nothing_else(as_person, mei, kopi):
    answer = as_person(mei).post(
        PROFILE, {"name": "Mei Tan", "is_staff": True, "staff_role": "admin", "email": "x@x.example"}
    )

    assert answer.status_code == 200
    assert (answer.json()["name"], answer.json()["is_staff"]) == ("Mei Tan", False)
    mei.refresh_from_db()
    assert (mei.name, mei.staff_role, mei.email) == ("Mei Tan", "", "mei@mei.example")


@pytest.mark.parametrize("body", [{"name": "x" * 121}, {"name": None}])
def test_a_profile_change_that_cannot_be_used_is_refused(as_person, mei, body):
    answer = as_person(mei).post(PROFILE, body)

    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")


@pytest.mark.parametrize("url", [URL, MEMBERS, PROFILE])
def test_nobody_is_told_to_sign_in(db, url):
    answer = APIClient().get(url)

    assert (answer.status_code, answer.json()["code"]) == (401, "not_authenticated")
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_change_asks_for_the_csrf_token(mei, kopi):
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(mei)

    assert client.post(PROFILE, {"name": "Changed"}).status_code == 403
    assert client.patch(URL, {"name": "Changed"}).status_code == 403
    assert reread(kopi).name == "Kopi Labs"
