"""Asking people to join: one or a list, with an answer for each, and only the digest of a link is stored."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction
from organisations.people import ask, give, invitations, kopi_labs, seat, token_for, verified

from orchestrator.accounts.models import User
from orchestrator.events.models import Fact
from orchestrator.kit.time import now
from orchestrator.mail.models import Message
from orchestrator.organisations.addresses import entries_of
from orchestrator.organisations.models import Invitation, Membership
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import acting_for
from orchestrator.testing.cast import Member, organisation

pytestmark = pytest.mark.django_db
URL = "/api/v1/invitations"


@pytest.fixture
def mei(db):
    return kopi_labs()


@pytest.mark.parametrize(
    ("pasted", "read"),
    [
        ("a@x.example", ["a@x.example"]),
        ("a@x.example, b@x.example\nc@x.example", ["a@x.example", "b@x.example", "c@x.example"]),
        ("a@x.example b@x.example;c@x.example", ["a@x.example", "b@x.example", "c@x.example"]),
        ("a@x.example\tb@x.example", ["a@x.example", "b@x.example"]),
        ("Mei Tan <Mei@Kopi.Example>", ["mei@kopi.example"]),
        ("Tan, Mei <a@x.example>, b@x.example", ["a@x.example", "b@x.example"]),
        ('"Tan, Mei" <a@x.example>; "K; R" <b@x.example>', ["a@x.example", "b@x.example"]),
        ("A@x.example, a@X.example", ["a@x.example"]),
        ("nobody", [None]),
        ("@, a@, a@b", [None, None, None]),
        ("<>", [None]),
        ("mailto:a@x.example", ["a@x.example"]),
        (f"{'a' * 250}@x.example", [None]),
        ("a\x00@x.example", [None]),
        (" , ;\n\n", []),
    ],
)
def test_what_people_paste_is_read(pasted, read):
    assert [entry.email for entry in entries_of(pasted)] == read


def test_somebody_is_invited_and_only_a_digest_is_kept(mei):
    assert ask(mei, "Ravi <ravi@teh.example>") == {"ravi@teh.example": "invited"}

    (kept,) = invitations(mei.organisation)
    token = token_for("ravi@teh.example")
    assert kept.digest == sha256(token.encode()).hexdigest()
    assert len(token) * 6 >= 128 + 128
    assert kept.expires_at - kept.sent_at == timedelta(days=7)
    assert token not in str(Invitation.objects.__dict__) + str(vars(kept))


def test_the_link_is_in_the_mail_alone_and_behind_the_hash(mei):
    ask(mei, "ravi@teh.example")

    message = Message.objects.get(template="invitation")
    token = token_for("ravi@teh.example")
    assert f"/invitations#{token}" in message.text
    assert f"/invitations#{token}" in message.html
    assert message.secret
    with acting_for(mei.organisation.pk):
        facts = list(Fact.objects.values_list("body", flat=True))
    assert token not in str(facts)
    assert "ravi@teh.example" not in str(facts)


def test_nobody_is_made_for_an_address_that_is_invited(mei):
    ask(mei, "ravi@teh.example")

    assert not User.objects.filter(email="ravi@teh.example").exists()


def test_each_entry_has_its_answer(mei):
    seat("Ada", mei.organisation)

    answers = ask(mei, "ada@kopi-labs.example, new@x.example\nwhat is this\nMei <Mei@kopi-labs.example>")

    assert answers == {
        "ada@kopi-labs.example": "already_member",
        "new@x.example": "invited",
        "what is this": "not_an_address",
        "mei@kopi-labs.example": "already_member",
    }


def test_the_answer_is_the_same_whether_or_not_there_is_an_account_elsewhere(mei):
    verified("known@x.example")

    answers = ask(mei, "known@x.example, unknown@x.example")

    assert set(answers.values()) == {"invited"}


def test_a_repeat_sends_no_second_message_at_once_and_a_new_link_later(mei):
    ask(mei, "ravi@teh.example")
    first = token_for("ravi@teh.example")

    assert ask(mei, "RAVI@teh.example") == {"ravi@teh.example": "just_sent"}
    assert ask(mei, "ravi@teh.example", at=now() + timedelta(minutes=2)) == {"ravi@teh.example": "resent"}
    assert token_for("ravi@teh.example") != first
    assert len(invitations(mei.organisation)) == 1


def test_another_role_takes_the_place_of_the_one_before(mei):
    ask(mei, "ravi@teh.example", Role.VIEWER)

    assert ask(mei, "ravi@teh.example", Role.ADMIN) == {"ravi@teh.example": "resent"}
    assert [one.role for one in invitations(mei.organisation)] == ["admin"]


def test_the_database_refuses_a_second_open_invitation_of_an_address(mei):
    ask(mei, "ravi@teh.example")

    with pytest.raises(IntegrityError), transaction.atomic(), acting_for(mei.organisation.pk):
        Invitation.objects.create(
            organisation=mei.organisation,
            email="ravi@teh.example",
            role="member",
            digest="0" * 64,
            sent_at=now(),
            expires_at=now() + timedelta(days=1),
        )


@pytest.mark.parametrize(
    ("own", "offered", "status"),
    [
        ("owner", "owner", 200),
        ("admin", "owner", 403),
        ("admin", "admin", 200),
        ("billing", "viewer", 403),
        ("member", "viewer", 403),
        ("viewer", "viewer", 403),
    ],
)
def test_nobody_gives_away_what_is_above_their_own_role(mei, own, offered, status):
    ada = seat("Ada", mei.organisation, Role(own))

    answer = ada.browser.post(URL, {"addresses": "ravi@teh.example", "role": offered})

    assert answer.status_code == status
    if status == 403:
        assert answer.json()["code"] in {"role_above_own", "role_required"}
        assert invitations(mei.organisation) == []


def test_an_admin_cannot_lower_what_an_owner_has_offered(mei):
    ada = seat("Ada", mei.organisation, Role.ADMIN)
    ask(mei, "ravi@teh.example", Role.OWNER)

    assert ask(ada, "ravi@teh.example", Role.VIEWER) == {"ravi@teh.example": "role_above_own"}
    assert [one.role for one in invitations(mei.organisation)] == ["owner"]


def test_the_plan_says_how_many(mei):
    answers = ask(mei, ", ".join(f"p{n}@x.example" for n in range(6)))

    assert list(answers.values()) == ["invited"] * 4 + ["no_seat_left"] * 2


def test_who_only_pays_is_invited_before_payment(db):
    mei = kopi_labs(plan=None)

    assert ask(mei, "a@x.example", Role.BILLING) == {"a@x.example": "invited"}
    assert ask(mei, "b@x.example", Role.VIEWER) == {"b@x.example": "no_seat_left"}


def test_an_open_invitation_holds_its_seat_and_an_expired_one_does_not(mei):
    ask(mei, ", ".join(f"p{n}@x.example" for n in range(4)))
    later = now() + timedelta(days=8)

    assert ask(mei, "one@x.example") == {"one@x.example": "no_seat_left"}
    assert ask(mei, "one@x.example", at=later) == {"one@x.example": "invited"}


def test_a_changed_role_asks_for_the_seat_that_it_takes(mei):
    ask(mei, "payer@x.example", Role.BILLING)
    ask(mei, ", ".join(f"p{n}@x.example" for n in range(4)))

    assert ask(mei, "payer@x.example", Role.MEMBER) == {"payer@x.example": "no_seat_left"}


def test_so_many_a_day_and_no_more(mei, settings):
    settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"invitations_per_day": 2})

    answers = ask(mei, "a@x.example, b@x.example, c@x.example", Role.BILLING)

    assert list(answers.values()) == ["invited", "invited", "too_many_sent"]
    assert Message.objects.filter(template="invitation").count() == 2


def test_another_organisation_makes_no_room_for_more(mei, settings):
    settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"invitations_per_day": 2})
    ask(mei, "a@x.example, b@x.example", Role.BILLING)
    second = organisation("kopi-house")
    with acting_for(second.pk):
        Membership.objects.create(organisation=second, person=mei.person, role=Role.OWNER)

    assert ask(Member(mei.person, second), "c@x.example", Role.BILLING) == {"c@x.example": "too_many_sent"}


def test_a_list_has_an_end(mei):
    answer = mei.browser.post(URL, {"addresses": ",".join(f"p{n}@x.example" for n in range(101)), "role": "billing"})

    assert (answer.status_code, answer.json()["code"]) == (400, "too_many_addresses")


def test_those_that_are_open_are_listed_resent_and_revoked_by_any_admin(mei):
    ada = seat("Ada", mei.organisation, Role.ADMIN)
    ask(mei, "ravi@teh.example", at=now() - timedelta(minutes=5))
    (listed,) = ada.browser.get(URL).json()["data"]
    assert (listed["email"], listed["invited_by"], listed["role"]) == ("ravi@teh.example", "Mei", "member")
    before = token_for("ravi@teh.example")

    resent = ada.browser.post(f"{URL}/{listed['id']}/sending")
    assert resent.status_code == 201
    assert resent.json()["invited_by"] == "Ada"
    assert token_for("ravi@teh.example") != before
    again = ada.browser.post(f"{URL}/{listed['id']}/sending")
    assert (again.status_code, again.json()["code"]) == (409, "just_sent")

    assert ada.browser.delete(f"{URL}/{listed['id']}").status_code == 204
    assert ada.browser.delete(f"{URL}/{listed['id']}").status_code == 204
    assert ada.browser.get(URL).json()["data"] == []
    assert ada.browser.post(f"{URL}/{listed['id']}/sending").status_code == 404


def test_no_answer_holds_what_a_link_carries(mei):
    sent = mei.browser.post(URL, {"addresses": "ravi@teh.example", "role": "member"})
    listed = mei.browser.get(URL)

    for answer in (sent, listed):
        assert token_for("ravi@teh.example") not in answer.content.decode()
        assert invitations(mei.organisation)[0].digest not in answer.content.decode()


def test_a_downgrade_leaves_open_invitations_as_they_are(mei):
    ask(mei, "a@x.example, b@x.example")
    give(mei.organisation, "free")

    assert len(mei.browser.get(URL).json()["data"]) == 2
    seats = mei.browser.get("/api/v1/seats").json()
    assert seats == {"members": 1, "invitations": 2, "limit": 1, "left": 0, "is_over": False}
