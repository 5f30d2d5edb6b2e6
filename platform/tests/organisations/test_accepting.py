"""Joining by an invitation: with the link, and with the invited address shown to be one's own."""

from datetime import timedelta

import pytest
from accounts.browser import Browser, key_of, mails
from allauth.account.models import EmailAddress
from organisations.people import ask, browser, give, invitations, kopi_labs, place, seat, token_for, verified
from rest_framework.test import APIClient

from orchestrator.accounts.models import User
from orchestrator.kit.time import now
from orchestrator.mail.models import Message
from orchestrator.onboarding.operations import welcome
from orchestrator.organisations.models import Membership, Organisation
from orchestrator.organisations.operations import accept_claimed, remove_member, suspend_member
from orchestrator.organisations.queries import places_of
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import across_organisations, acting_for
from orchestrator.testing.owed import drain

pytestmark = pytest.mark.django_db
READ, CLAIM, ACCEPT, WISH = (f"/api/v1/invitation{end}" for end in ("", "/claim", "/acceptance", "/wish"))


@pytest.fixture
def mei(db):
    return kopi_labs()


@pytest.fixture
def ravi(db):
    return verified("ravi@teh.example", "Ravi")


def invited(mei, role=Role.MEMBER, email="ravi@teh.example", **more):
    assert ask(mei, email, role, **more)[email.lower()] == "invited"
    return token_for(email.lower())


def accept(person, token):
    return browser(person).post(ACCEPT, {"token": token})


def code(answer):
    return answer.status_code, answer.json()["code"]


def test_the_letter_says_who_asks_whom_to_what_and_changes_nothing(mei):
    token = invited(mei)

    letter = APIClient().post(READ, {"token": token}).json()

    assert (letter["organisation"], letter["invited_by"], letter["email"]) == ("Kopi Labs", "Mei", "ravi@teh.example")
    assert (letter["role"], letter["state"], letter["visitor"]) == ("member", "open", None)
    assert invitations(mei.organisation)[0].is_open


def test_ravi_joins_in_the_role_that_he_was_offered(mei, ravi):
    token = invited(mei, Role.ADMIN)

    joined = accept(ravi, token)

    assert joined.status_code == 201
    assert (joined.json()["slug"], joined.json()["role"]) == ("kopi-labs", "admin")
    assert browser(ravi, mei.organisation).get("/api/v1/organisation").status_code == 200


def test_the_invited_address_is_compared_whatever_its_case(mei, ravi):
    assert accept(ravi, invited(mei, email="RAVI@Teh.Example")).status_code == 201


def test_a_second_press_is_answered_like_the_first_and_a_link_works_for_nobody_else(mei, ravi):
    token = invited(mei)
    accept(ravi, token)

    assert accept(ravi, token).status_code == 201
    assert code(accept(verified("eve@x.example"), token)) == (409, "invitation_used")
    with acting_for(mei.organisation.pk):
        assert Membership.objects.count() == 2


def test_another_address_is_told_both_and_can_ask_for_another_invitation(mei, ravi):
    token = invited(mei, email="ravi@work.example")

    refused = accept(ravi, token)
    assert code(refused) == (403, "invitation_for_another_address")
    assert "ravi@work.example" in refused.json()["detail"]
    assert "ravi@teh.example" in refused.json()["detail"]
    letter = browser(ravi).post(READ, {"token": token}).json()
    assert letter["visitor"] == {"email": "ravi@teh.example", "is_invited": False, "organisation": None}

    assert browser(ravi).post(WISH, {"token": token}).status_code == 202
    assert browser(ravi).post(WISH, {"token": token}).status_code == 202
    (message,) = Message.objects.filter(template="invitation_wanted")
    assert message.to == "mei@kopi-labs.example"
    assert "ravi@teh.example" in message.text


def test_an_address_that_is_not_verified_does_not_count(mei):
    token = invited(mei)
    eve = User.objects.create_user("ravi@teh.example")
    EmailAddress.objects.create(user=eve, email="ravi@teh.example", verified=False, primary=True)

    assert code(accept(eve, token)) == (403, "invitation_for_another_address")


def test_a_verified_second_address_does(mei, ravi):
    EmailAddress.objects.create(user=ravi, email="ravi@work.example", verified=True, primary=False)

    assert accept(ravi, invited(mei, email="ravi@work.example")).status_code == 201


def test_an_expired_a_revoked_and_an_unknown_link_lead_nowhere(mei, ravi):
    old = invited(mei, at=now() - timedelta(days=8))
    assert code(accept(ravi, old)) == (409, "invitation_expired")

    ask(mei, "ravi@teh.example")
    new = token_for("ravi@teh.example")
    assert code(accept(ravi, old)) == (404, "invitation_not_found")

    (listed,) = mei.browser.get("/api/v1/invitations").json()["data"]
    mei.browser.delete(f"/api/v1/invitations/{listed['id']}")
    assert code(accept(ravi, new)) == (409, "invitation_revoked")
    assert code(accept(ravi, "x" * 43)) == (404, "invitation_not_found")
    assert code(APIClient().post(READ, {"token": "x"})) == (404, "invitation_not_found")


@pytest.mark.parametrize("became", [Role.ADMIN, Role.MEMBER])
def test_whoever_has_sent_it_must_still_be_allowed_to(mei, ravi, became):
    ada = seat("Ada", mei.organisation, Role.OWNER)
    token = invited(ada, Role.OWNER)
    with acting_for(mei.organisation.pk):
        Membership.objects.filter(person=ada.person).update(role=became)

    assert code(accept(ravi, token)) == (409, "invitation_unbacked")
    assert place(ravi, mei.organisation) is None


def test_what_a_removed_member_has_sent_is_revoked_with_them(mei, ravi):
    ada = seat("Ada", mei.organisation, Role.ADMIN)
    token = invited(ada)
    with acting_for(mei.organisation.pk):
        remove_member(
            organisation_id=mei.organisation.pk,
            actor_id=mei.person.pk,
            membership_id=place(ada.person, mei.organisation).pk,
            at=now(),
        )

    assert code(accept(ravi, token)) == (409, "invitation_revoked")


def test_seats_are_counted_again_at_acceptance(mei, ravi):
    token = invited(mei)
    give(mei.organisation, "free")

    assert code(accept(ravi, token)) == (409, "no_seat_left")
    assert browser(ravi).post(WISH, {"token": token}).status_code == 202

    give(mei.organisation, "starter")
    assert accept(ravi, token).status_code == 201


def test_who_only_pays_joins_before_payment(db, ravi):
    mei = kopi_labs(plan=None)

    assert accept(ravi, invited(mei, Role.BILLING)).status_code == 201


def test_a_member_who_accepts_keeps_their_role(mei, ravi):
    accept(ravi, invited(mei, Role.VIEWER))
    EmailAddress.objects.create(user=ravi, email="ravi@work.example", verified=True, primary=False)

    assert accept(ravi, invited(mei, Role.OWNER, email="ravi@work.example")).json()["role"] == "viewer"


def test_a_suspended_member_stays_suspended(mei, ravi):
    accept(ravi, invited(mei))
    with acting_for(mei.organisation.pk):
        suspend_member(
            organisation_id=mei.organisation.pk,
            actor_id=mei.person.pk,
            membership_id=place(ravi, mei.organisation).pk,
        )
    EmailAddress.objects.create(user=ravi, email="ravi@work.example", verified=True, primary=False)

    assert accept(ravi, invited(mei, email="ravi@work.example")).json()["status"] == "suspended"


def test_a_match_of_addresses_alone_lets_nobody_in(mei):
    invited(mei, email="new@x.example")

    newcomer = verified("new@x.example")
    drain()

    assert accept_claimed(person_id=newcomer.pk, at=now()) == []
    assert place(newcomer, mei.organisation) is None


def test_a_new_person_signs_up_from_the_link_verifies_and_is_in(mei):
    token = invited(mei, email="new@x.example")
    newcomer = Browser()
    assert APIClient().post(CLAIM, {"token": token}).status_code == 200
    newcomer.sign_up("new@x.example", name="Nia")
    assert place(User.objects.get(email="new@x.example"), mei.organisation) is None

    elsewhere = Browser()
    elsewhere.post("/auth/email/verify", {"key": key_of(mails("verify_address")[-1])})
    drain()

    (only,) = places_of(person_id=User.objects.get(email="new@x.example").pk)
    assert "trial" not in mails("welcome")[-1].text
    assert (only.organisation.slug, only.role) == ("kopi-labs", "member")
    with across_organisations(reason="a test"):
        assert Organisation.objects.count() == 1


def test_the_welcome_page_before_the_worker_says_the_same(mei):
    token = invited(mei, email="new@x.example")
    APIClient().post(CLAIM, {"token": token})
    newcomer = verified("new@x.example")

    welcomed = welcome(person_id=newcomer.pk, at=now())
    drain()

    assert welcomed.place.organisation.slug == "kopi-labs"
    assert len(places_of(person_id=newcomer.pk)) == 1


def test_a_claim_that_can_no_longer_be_met_leaves_an_organisation_of_ones_own(mei):
    token = invited(mei, email="new@x.example")
    APIClient().post(CLAIM, {"token": token})
    give(mei.organisation, "free")

    newcomer = verified("new@x.example", "Nia")
    drain()

    (only,) = places_of(person_id=newcomer.pk)
    assert only.organisation.name == "Nia's organisation"


def test_whoever_signs_up_a_strangers_address_does_not_get_in(mei):
    """An attacker knows the address but holds no link, and cannot read the mailbox."""
    invited(mei, email="new@x.example")
    attacker = Browser()
    attacker.sign_up("new@x.example")
    drain()

    assert place(User.objects.get(email="new@x.example"), mei.organisation) is None
    assert code(APIClient().post(ACCEPT, {"token": "guess"})) == (401, "not_authenticated")


def test_a_closed_site_lets_the_invited_sign_up_and_nobody_else(mei, settings):
    token = invited(mei, email="new@x.example")
    settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"signup_open": False})
    newcomer, stranger = Browser(), Browser()

    newcomer.send("POST", CLAIM, {"token": token}, base="")

    assert newcomer.sign_up("other@x.example").status_code == 403
    assert stranger.sign_up("new@x.example").status_code == 403
    assert newcomer.sign_up("new@x.example").status_code == 401  # accepted; the address is still to be verified
    assert [person.email for person in User.objects.exclude(name="Mei")] == ["new@x.example"]


def test_the_inviter_hears_of_it(mei, ravi):
    token = invited(mei)

    accept(ravi, token)
    drain()

    (message,) = Message.objects.filter(template="invitation_accepted")
    assert (message.to, message.subject) == ("mei@kopi-labs.example", "Ravi has joined Kopi Labs")


def test_no_log_line_holds_the_token(mei, ravi, caplog, capfd):
    token = invited(mei)

    APIClient().post(READ, {"token": token})
    accept(ravi, token)
    APIClient().post(READ, {"token": token, "x": object.__name__ * 9})
    drain()

    out, err = capfd.readouterr()
    assert token not in caplog.text + out + err
