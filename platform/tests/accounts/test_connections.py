"""Accounts elsewhere: what is connected, connecting another, and never taking away the last way in."""

import re
from datetime import timedelta

import pytest
from accounts.browser import Browser, mails, travel
from accounts.provider_steps import error_in, facts
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from orchestrator.accounts.address_keys import CONFIRM, UNDO, key_for
from orchestrator.accounts.models import User
from orchestrator.accounts.operations import ask_for_address, confirm_address, undo_address_change
from orchestrator.kit.conf import conf
from orchestrator.kit.time import now


def listed(browser):
    return browser.api("GET", "/user/connections").json()["connections"]


def remove(browser, person):
    return browser.api("DELETE", f"/user/connections/{person['provider']}/{person['subject']}")


def test_nothing_is_connected_at_first_and_both_could_be(traveller, mei):
    traveller.sign_in()

    answer = traveller.api("GET", "/user/connections").json()

    assert answer["connections"] == []
    assert answer["providers"] == [{"id": "google", "name": "Google"}, {"id": "github", "name": "GitHub"}]


def test_the_anonymous_see_and_connect_nothing(traveller):
    assert traveller.api("GET", "/user/connections").status_code == 401
    assert traveller.api("POST", "/user/connections", {"provider": "google"}).status_code in (401, 403)


def test_connecting_asks_the_provider_and_signs_in_from_then_on(
    traveller,
    another_traveller,
    mei,
    sandbox,
):
    there = sandbox.identity("github", name="Other Name", email="elsewhere@other.example", login="mei-codes")
    traveller.sign_in()

    back = traveller.connect(there)

    assert back == "/account/connections"
    (link,) = listed(traveller)
    assert (link["provider_name"], link["account"], link["is_last_way_in"]) == ("GitHub", "mei-codes", False)
    mei.refresh_from_db()
    assert (mei.email, mei.name) == ("mei@kopi.example", "Mei Tan")
    another_traveller.go_with(there)
    assert another_traveller.get("/auth/session").json()["data"]["user"]["email"] == "mei@kopi.example"


def test_both_changes_are_facts_and_are_told_to_their_owner(traveller, mei, at_google):
    traveller.sign_in()

    traveller.connect(at_google)
    remove(traveller, at_google)

    assert [fact.body["provider"] for fact in facts("provider_linked")] == ["google"]
    assert [fact.body["provider"] for fact in facts("provider_unlinked")] == ["google"]
    told = [(message.to, message.subject) for message in mails("safety_notice")]
    assert told == [
        ("mei@kopi.example", "Google was connected"),
        ("mei@kopi.example", "Google was disconnected"),
    ]


def test_who_says_that_it_was_not_them_is_rid_of_the_new_link(traveller, another_traveller, mei, at_google, at_github):
    traveller.sign_in()
    traveller.connect(at_github)
    SocialAccount.objects.update(date_joined=now() - timedelta(days=8))
    traveller.connect(at_google)
    key = re.search(r"http://localhost:3000/not-me/(\S+)", mails("safety_notice")[-1].text)[1]

    another_traveller.post("/auth/not-me", {"key": key})

    assert [link.provider for link in SocialAccount.objects.all()] == ["github"]
    assert not traveller.is_signed_in()
    assert len(facts("provider_unlinked")) == 1


def test_signing_up_with_a_provider_sends_no_warning(traveller, at_google):
    traveller.go_with(at_google)

    assert mails("safety_notice") == []


def test_connecting_twice_changes_nothing(traveller, mei, at_google):
    traveller.sign_in()

    traveller.connect(at_google)
    back = traveller.connect(at_google)

    assert error_in(back) is None
    assert SocialAccount.objects.count() == 1


def test_an_account_that_is_another_person_s_is_not_taken_over(traveller, another_traveller, mei, at_google, sandbox):
    ravis = sandbox.identity("google", name="Ravi", email="ravi@teh.example")
    another_traveller.go_with(ravis)
    traveller.sign_in()

    back = traveller.connect(ravis)

    assert error_in(back) == "connected_other"
    assert SocialAccount.objects.get().user.email == "ravi@teh.example"


def test_cancelling_comes_back_to_the_connections(traveller, mei, sandbox):
    traveller.sign_in()

    back = traveller.come_back(sandbox.consent(traveller.set_out_to_connect(), action="cancel"))

    assert back == "/account/connections?error=cancelled&error_process=connect"


def test_connecting_and_disconnecting_want_a_fresh_proof(traveller, mei, at_google):
    traveller.sign_in()
    traveller.connect(at_google)

    with travel(minutes=16):
        answers = [
            traveller.api("POST", "/user/connections", {"provider": "github"}),
            remove(traveller, at_google),
        ]

    assert [answer.json()["code"] for answer in answers] == ["fresh_proof_required"] * 2
    assert SocialAccount.objects.count() == 1


def test_a_proof_that_went_stale_at_the_provider_connects_nothing(traveller, mei, at_google, sandbox):
    traveller.sign_in()
    with travel(minutes=14):
        answer = sandbox.consent(traveller.set_out_to_connect(), at_google["subject"])

    with travel(minutes=16):
        back = traveller.come_back(answer)

    assert error_in(back) == "reauthentication_required"
    assert not SocialAccount.objects.exists()


def test_whoever_signed_out_meanwhile_connects_nothing(traveller, mei, at_google, sandbox):
    traveller.sign_in()
    answer = sandbox.consent(traveller.set_out_to_connect(), at_google["subject"])
    traveller.sign_out()

    assert error_in(traveller.come_back(answer)) == "unknown"
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("body", [{"provider": "facebook"}, {"provider": "google", "next": "//evil.example"}, {}])
def test_what_cannot_be_meant_is_refused(traveller, mei, body):
    traveller.sign_in()

    assert traveller.api("POST", "/user/connections", body).status_code == 400


def test_the_last_way_in_stays(traveller, at_google):
    traveller.go_with(at_google)

    answer = remove(traveller, at_google)

    assert (answer.status_code, answer.json()["code"]) == (409, "last_way_in")
    assert listed(traveller)[0]["is_last_way_in"]
    assert SocialAccount.objects.exists()


@pytest.mark.parametrize("other", ["password", "passkey", "provider"])
def test_with_another_way_in_it_goes(traveller, at_google, at_github, other):
    traveller.go_with(at_google)
    person = User.objects.get()
    if other == "password":
        User.objects.filter(pk=person.pk).update(password="!old")  # unusable still
        assert remove(traveller, at_google).status_code in (401, 403, 409)
        traveller = type(traveller)(traveller.sandbox)
        person.set_password("Kopi-Labs-2026")
        person.save()
        traveller.go_with(at_google)
    elif other == "passkey":
        Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={"name": "Key"})
    else:
        traveller.connect(at_github)

    assert remove(traveller, at_google).status_code == 204
    assert not SocialAccount.objects.filter(provider="google").exists()


def test_of_two_links_only_one_can_go(traveller, at_google, at_github):
    traveller.go_with(at_google)
    traveller.connect(at_github)

    answers = [remove(traveller, person).status_code for person in (at_google, at_github)]

    assert answers == [204, 409]


def test_a_link_to_a_provider_that_the_site_gave_up_is_no_way_in(traveller, at_google, at_github, settings):
    traveller.go_with(at_google)
    traveller.connect(at_github)
    settings.ORCHESTRATOR = conf().model_copy(update={"github_client_id": ""})

    assert remove(traveller, at_google).status_code == 409
    assert remove(traveller, at_github).status_code == 204


def test_nobody_takes_away_another_person_s(traveller, another_traveller, mei, at_google, sandbox):
    ravis = sandbox.identity("google", name="Ravi", email="ravi@teh.example")
    another_traveller.go_with(ravis)
    traveller.sign_in()

    assert remove(traveller, ravis).status_code == 404
    assert SocialAccount.objects.count() == 1
    assert isinstance(traveller, Browser)


def test_whoever_took_the_address_loses_their_links_when_the_old_one_takes_it_back(mei):
    asked = now() - timedelta(hours=1)
    SocialAccount.objects.create(user=mei, provider="github", uid="own", extra_data={})
    SocialAccount.objects.update(date_joined=asked - timedelta(days=90))
    change = ask_for_address(person_id=mei.pk, new_address="mallory@evil.example", at=asked)
    confirm_address(key=key_for(change.pk, CONFIRM), at=now())
    SocialAccount.objects.create(user=mei, provider="google", uid="mallory", extra_data={})

    undo_address_change(key=key_for(change.pk, UNDO), at=now())

    assert [link.uid for link in SocialAccount.objects.filter(user=mei)] == ["own"]
