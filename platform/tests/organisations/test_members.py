"""The list of members, their roles, their seats, and the end of their place."""

import pytest
from organisations.people import ask, browser, give, id_of, invitations, kopi_labs, place, seat, token_for, verified

from orchestrator.accounts.models import User
from orchestrator.api_keys.operations import create_key
from orchestrator.events.models import Fact
from orchestrator.kit.time import now
from orchestrator.mail.models import Message
from orchestrator.organisations.models import Membership, Organisation
from orchestrator.organisations.personal_data import erase_for
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import acting_for
from orchestrator.testing.cast import holder
from orchestrator.testing.counting import queries
from orchestrator.testing.owed import drain

pytestmark = pytest.mark.django_db
URL = "/api/v1/members"


@pytest.fixture
def mei(db):
    return kopi_labs("professional")


@pytest.fixture
def team(mei):
    """Ada administers, Bo works, Cy looks."""
    roles = {"Ada": Role.ADMIN, "Bo": Role.MEMBER, "Cy": Role.VIEWER}
    return {name: seat(name, mei.organisation, role) for name, role in roles.items()}


def names(answer):
    assert answer.status_code == 200, answer.content
    return [row["name"] for row in answer.json()["data"]]


def code(answer):
    return answer.status_code, answer.json()["code"]


def test_the_list_is_searched_filtered_and_ordered(mei, team):
    assert names(mei.browser.get(URL)) == ["Mei", "Ada", "Bo", "Cy"]
    assert names(mei.browser.get(URL, {"ordering": "-name"})) == ["Mei", "Cy", "Bo", "Ada"]
    assert names(mei.browser.get(URL, {"ordering": "-joined_at"})) == ["Cy", "Bo", "Ada", "Mei"]
    assert names(mei.browser.get(URL, {"search": "ADA"})) == ["Ada"]
    assert names(mei.browser.get(URL, {"search": "bo@kopi"})) == ["Bo"]
    assert names(mei.browser.get(URL, {"role": "viewer"})) == ["Cy"]
    assert names(mei.browser.get(URL, {"status": "suspended"})) == []


@pytest.mark.parametrize("ordering", ["name", "-name", "joined_at", "-joined_at"])
def test_pages_neither_repeat_nor_miss_anybody(mei, team, ordering):
    for n in range(9):
        seat(f"Same{n}", mei.organisation)
    User.objects.filter(name__startswith="Same").update(name="Same")
    everybody = mei.browser.get(URL, {"ordering": ordering}).json()

    walked, cursor = [], None
    while cursor is not None or not walked:
        page = mei.browser.get(URL, {"ordering": ordering, "limit": 4, **({"cursor": cursor} if cursor else {})}).json()
        walked += page["data"]
        cursor = page["next_cursor"]

    assert [row["id"] for row in walked] == [row["id"] for row in everybody["data"]]
    assert everybody["total"] == 13
    assert mei.browser.get(URL, {"search": "same", "limit": 2, "ordering": ordering}).json()["total"] == 9
    assert mei.browser.get(URL, {"search": "nobody", "ordering": ordering}).json()["total"] == 0


@pytest.mark.parametrize("cursor", ["x", "W10", "WyJuYW1lIiwgMSwgMl0", "é", "a" * 900])
def test_a_cursor_that_was_not_given_is_refused(mei, cursor):
    assert mei.browser.get(URL, {"cursor": cursor}).status_code == 400


@pytest.mark.parametrize(
    "query", [{"ordering": "person__password"}, {"role": "boss"}, {"limit": 1000}, {"search": "\x00"}]
)
def test_what_cannot_be_asked_is_refused(mei, query):
    assert mei.browser.get(URL, query).status_code == 400


def test_a_page_asks_as_often_for_three_as_for_thirty(mei, team):
    with queries() as few:
        mei.browser.get(URL, {"limit": 100})
    for n in range(30):
        seat(f"P{n}", mei.organisation)
    with queries() as many:
        mei.browser.get(URL, {"limit": 100})

    assert len(few) == len(many)


def test_addresses_are_for_those_who_manage(mei, team):
    ravi = verified("bookkeeper@x.example", "Ravi")
    with acting_for(mei.organisation.pk):
        Membership.objects.create(organisation=mei.organisation, person=ravi, role=Role.BILLING)
    for caller in (mei, team["Ada"]):
        assert all(row["email"] for row in caller.browser.get(URL).json()["data"])
    for looker in (team["Bo"].browser, team["Cy"].browser, browser(ravi, mei.organisation)):
        shown = looker.get(URL)
        assert [bool(row["email"]) for row in shown.json()["data"]] == [row["is_you"] for row in shown.json()["data"]]
        assert shown.content.decode().count("@") == 1
        assert names(looker.get(URL, {"search": "kopi-labs.example"})) == []


def test_a_role_counts_from_the_next_request_on(mei, team):
    bo = team["Bo"].browser
    assert code(bo.post("/api/v1/api-keys", {"name": "x", "scopes": ["usage:read"]})) == (403, "role_required")

    changed = mei.browser.patch(f"{URL}/{id_of(team['Bo'])}", {"role": "admin"})

    assert (changed.status_code, changed.json()["role"]) == (200, "admin")
    assert bo.get("/api/v1/invitations").status_code == 200
    mei.browser.patch(f"{URL}/{id_of(team['Bo'])}", {"role": "viewer"})
    assert code(bo.get("/api/v1/invitations")) == (403, "role_required")


def test_who_may_change_whom(mei, team):
    ids = {name: id_of(one) for name, one in team.items()}
    ada, bo = team["Ada"].browser, team["Bo"].browser

    assert code(ada.patch(f"{URL}/{id_of(mei)}", {"role": "viewer"})) == (403, "role_above_own")
    assert code(ada.delete(f"{URL}/{id_of(mei)}")) == (403, "role_above_own")
    assert code(ada.patch(f"{URL}/{ids['Bo']}", {"role": "owner"})) == (403, "role_above_own")
    assert code(bo.patch(f"{URL}/{ids['Cy']}", {"role": "member"})) == (403, "role_required")
    assert ada.patch(f"{URL}/{ids['Bo']}", {"role": "admin"}).status_code == 200
    assert code(ada.delete(f"{URL}/{ids['Ada']}")) == (409, "not_oneself")
    assert code(ada.post(f"{URL}/{ids['Ada']}/suspension")) == (409, "not_oneself")
    flags = {row["name"]: row["may_change"] for row in ada.get(URL).json()["data"]}
    assert flags == {"Mei": False, "Ada": True, "Bo": True, "Cy": True}


def test_the_last_owner_stays_the_owner(mei, team):
    assert code(mei.browser.patch(f"{URL}/{id_of(mei)}", {"role": "admin"})) == (409, "last_owner")

    mei.browser.patch(f"{URL}/{id_of(team['Ada'])}", {"role": "owner"})
    assert mei.browser.patch(f"{URL}/{id_of(mei)}", {"role": "admin"}).status_code == 200
    assert code(team["Ada"].browser.patch(f"{URL}/{id_of(team['Ada'])}", {"role": "viewer"})) == (409, "last_owner")


def test_a_suspended_owner_or_a_closed_account_is_no_other_owner(mei, team):
    mei.browser.patch(f"{URL}/{id_of(team['Ada'])}", {"role": "owner"})
    ada = id_of(team["Ada"])
    User.objects.filter(pk=team["Ada"].person.pk).update(is_active=False)

    assert code(mei.browser.patch(f"{URL}/{id_of(mei)}", {"role": "admin"})) == (409, "last_owner")
    User.objects.filter(pk=team["Ada"].person.pk).update(is_active=True)
    mei.browser.post(f"{URL}/{ada}/suspension")
    assert code(mei.browser.patch(f"{URL}/{id_of(mei)}", {"role": "admin"})) == (409, "last_owner")


def test_a_suspended_member_is_told_so_at_once_and_a_stranger_nothing(mei, team):
    bo = id_of(team["Bo"])

    assert mei.browser.post(f"{URL}/{bo}/suspension").json()["status"] == "suspended"
    assert mei.browser.post(f"{URL}/{bo}/suspension").status_code == 201

    assert code(team["Bo"].browser.get("/api/v1/organisation")) == (403, "seat_suspended")
    assert code(team["Bo"].browser.get(URL)) == (403, "seat_suspended")
    (own,) = team["Bo"].browser.get("/api/v1/user/profile").json()["organisations"]
    assert own["status"] == "suspended"
    assert code(browser(verified("ravi@x.example"), mei.organisation).get(URL)) == (404, "not_found")
    assert mei.browser.delete(f"{URL}/{bo}/suspension").json()["status"] == "active"
    assert team["Bo"].browser.get(URL).status_code == 200


def test_over_the_limit_nothing_is_deleted_and_the_owner_chooses(mei, team):
    give(mei.organisation, "free")
    assert mei.browser.get("/api/v1/seats").json() == {
        "members": 4,
        "invitations": 0,
        "limit": 1,
        "left": 0,
        "is_over": True,
    }
    assert team["Bo"].browser.get(URL).status_code == 200

    for one in team.values():
        mei.browser.post(f"{URL}/{id_of(one)}/suspension")
    assert mei.browser.get("/api/v1/seats").json()["is_over"] is False
    ids = {row["name"]: row["id"] for row in mei.browser.get(URL).json()["data"]}
    assert code(mei.browser.delete(f"{URL}/{ids['Bo']}/suspension")) == (409, "no_seat_left")

    give(mei.organisation, "starter")
    assert mei.browser.delete(f"{URL}/{ids['Bo']}/suspension").status_code == 200


def test_a_role_that_takes_a_seat_needs_one(mei, team):
    mei.browser.patch(f"{URL}/{id_of(team['Bo'])}", {"role": "billing"})
    give(mei.organisation, "free")

    assert code(mei.browser.patch(f"{URL}/{id_of(team['Bo'])}", {"role": "viewer"})) == (409, "no_seat_left")
    assert mei.browser.patch(f"{URL}/{id_of(team['Ada'])}", {"role": "billing"}).status_code == 200


def test_with_a_member_ends_all_that_they_held(mei, team):
    ada = team["Ada"]
    theirs, _ = create_key(
        organisation_id=mei.organisation.pk, actor_id=ada.person.pk, name="Till", scopes=["usage:read"], at=now()
    )
    others = holder(mei.organisation, ["usage:read"])
    ask(ada, "ravi@teh.example")
    where = f"{URL}/{id_of(ada)}"

    held = mei.browser.get(f"{where}/holdings").json()["data"]
    assert held == ["1 open invitation that they have sent", f"The API key “Till” ({theirs.hint})"]
    removed = mei.browser.delete(where)

    assert removed.status_code == 204
    with acting_for(mei.organisation.pk):
        theirs.refresh_from_db()
        assert theirs.is_revoked
        assert Fact.objects.filter(name="organisations.member_removed").count() == 1
    assert others.client.get("/api/v1/usage/metrics").status_code == 200
    assert [one.revoked_at is None for one in invitations(mei.organisation)] == [False]
    assert code(ada.browser.get("/api/v1/organisation")) == (404, "not_found")
    assert code(mei.browser.delete(where)) == (404, "not_found")


def test_a_key_of_a_removed_member_is_refused_at_once(mei, team):
    _, secret = create_key(
        organisation_id=mei.organisation.pk, actor_id=team["Bo"].person.pk, name="x", scopes=["usage:read"], at=now()
    )
    client = holder(mei.organisation, ["usage:read"]).client
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    assert client.get("/api/v1/usage/metrics").status_code == 200

    mei.browser.delete(f"{URL}/{id_of(team['Bo'])}")

    assert client.get("/api/v1/usage/metrics").status_code == 401


@pytest.mark.django_db(transaction=True)
def test_if_one_of_it_fails_nothing_ends(mei, team, owner_database):
    create_key(organisation_id=mei.organisation.pk, actor_id=team["Ada"].person.pk, name="x", scopes=[], at=now())
    ask(team["Ada"], "ravi@teh.example")
    where, client = f"{URL}/{id_of(team['Ada'])}", mei.browser
    client.raise_request_exception = False
    owner_database.execute("ALTER TABLE orchestrator_api_keys_apikey ADD CONSTRAINT planted CHECK (revoked_at IS NULL)")
    try:
        assert client.delete(where).status_code == 500
    finally:
        owner_database.execute("ALTER TABLE orchestrator_api_keys_apikey DROP CONSTRAINT planted")

    assert place(team["Ada"].person, mei.organisation) is not None
    assert invitations(mei.organisation)[0].is_open


def test_whoever_is_removed_from_their_own_first_organisation_can_have_another(mei, team):
    with acting_for(mei.organisation.pk):
        Organisation.objects.filter(pk=mei.organisation.pk).update(personal_to=team["Bo"].person)

    mei.browser.delete(f"{URL}/{id_of(team['Bo'])}")

    with acting_for(mei.organisation.pk):
        assert Organisation.objects.get().personal_to_id is None


def test_erasing_a_person_ends_what_they_held_too(mei, team):
    ask(team["Ada"], "ravi@teh.example")

    erase_for(team["Ada"].person.pk)

    assert invitations(mei.organisation)[0].revoked_at is not None


def test_people_are_told_what_happens_to_their_place(mei, team):
    bo = id_of(team["Bo"])
    mei.browser.patch(f"{URL}/{bo}", {"role": "viewer"})
    mei.browser.post(f"{URL}/{bo}/suspension")
    mei.browser.delete(f"{URL}/{bo}/suspension")
    mei.browser.delete(f"{URL}/{bo}")
    drain()

    told = Message.objects.filter(to="bo@kopi-labs.example").order_by("pk").values_list("template", flat=True)
    assert set(told) >= {"role_changed", "member_suspended", "member_reactivated", "member_removed"}


def test_an_id_of_another_organisation_is_not_found(mei, team):
    ravi = seat("Ravi", kopi_like("teh-works"), Role.OWNER)
    ask(mei, "new@x.example")
    (invitation,) = mei.browser.get("/api/v1/invitations").json()["data"]

    for method, path in [
        ("patch", f"{URL}/{id_of(team['Bo'])}"),
        ("delete", f"{URL}/{id_of(team['Bo'])}"),
        ("post", f"{URL}/{id_of(team['Bo'])}/suspension"),
        ("get", f"{URL}/{id_of(team['Bo'])}/holdings"),
        ("delete", f"/api/v1/invitations/{invitation['id']}"),
        ("post", f"/api/v1/invitations/{invitation['id']}/sending"),
    ]:
        answer = getattr(ravi.browser, method)(path, {"role": "viewer"} if method == "patch" else None)
        assert code(answer) == (404, "not_found"), path
    assert token_for("new@x.example")


def kopi_like(slug):
    made = Organisation(slug=slug, name=slug)
    with acting_for(made.pk):
        made.save(force_insert=True)
    return made


def test_what_is_not_asked_for_is_not_changed(mei, team):
    sent = {
        "role": "viewer",
        "status": "suspended",
        "id": id_of(mei),
        "organisation": "x",
        "person": str(mei.person.pk),
    }

    answer = mei.browser.patch(f"{URL}/{id_of(team['Bo'])}", sent)

    assert (answer.json()["role"], answer.json()["status"], answer.json()["name"]) == ("viewer", "active", "Bo")
    assert place(team["Bo"].person, mei.organisation).person_id == team["Bo"].person.pk
