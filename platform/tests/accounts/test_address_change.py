"""Signing in with another address: confirmed in the new mailbox, undone from the old one."""

import re
from datetime import timedelta

import pytest
from accounts.browser import PASSWORD, Browser, mails, travel
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction
from rest_framework.test import APIClient

from orchestrator.accounts.models import AddressChange, User
from orchestrator.accounts.operations import create_person, disown_entry, forget_old_changes
from orchestrator.accounts.operations.devices import not_me_url
from orchestrator.events.models import Fact
from orchestrator.kit.time import now
from orchestrator.tenancy.acting import across_organisations

pytestmark = pytest.mark.django_db
BASE = "/api/v1/user"
CHANGE, CONFIRM, UNDO = (f"{BASE}/address-change{tail}" for tail in ("", "/confirmation", "/undoing"))
OLD, NEW = "mei@kopi.example", "mei@tan.example"


@pytest.fixture
def signed_in(mei, browser):
    """Mei's browser, signed in a moment ago: a fresh proof."""
    assert browser.sign_in().status_code == 200
    return browser


def send(browser, method, path, body=None):
    return browser.send(method, path, body, base="")


def ask(browser, email=NEW):
    return send(browser, "POST", CHANGE, {"email": email})


def key(template):
    return re.search(r"/email/(?:confirm|undo)/(\S+)", mails(template)[-1].text)[1]


def post(path, key, **more):
    return APIClient().post(path, {"key": key, **more})


def address_of(mei):
    return User.objects.get(pk=mei.pk).email


def test_the_old_address_stays_until_the_new_mailbox_confirms(signed_in, mei, another_browser):
    assert ask(signed_in).status_code == 202

    assert address_of(mei) == OLD
    assert send(signed_in, "GET", f"{BASE}/profile").json()["pending_email"] == NEW
    assert [mail.to for mail in mails("confirm_address")] == [NEW]
    assert [mail.to for mail in mails("address_change_asked")] == [OLD]

    assert post(CONFIRM, key("confirm_address"), look=True).json()["state"] == "pending"
    assert address_of(mei) == OLD, "looking changes nothing"

    assert post(CONFIRM, key("confirm_address")).status_code == 200
    assert address_of(mei) == NEW
    assert [mail.to for mail in mails("address_changed")] == [OLD]
    assert another_browser.sign_in(email=NEW).status_code == 200
    assert Browser().sign_in(email=OLD).status_code == 400
    rows = EmailAddress.objects.filter(user=mei).values_list("email", "verified", "primary")
    assert list(rows) == [(NEW, True, True)]
    with across_organisations(reason="a test"):
        (fact,) = Fact.objects.filter(name="accounts.address_changed")
    assert fact.actor_id == mei.pk
    assert "@" not in str(fact.body)


def test_a_link_works_once(signed_in):
    ask(signed_in)
    confirm = key("confirm_address")
    assert post(CONFIRM, confirm).status_code == 200

    again = post(CONFIRM, confirm)

    assert (again.status_code, again.json()["code"]) == (409, "not_possible_now")


def test_a_link_works_for_three_days(signed_in, mei):
    ask(signed_in)

    with travel(days=3):
        assert post(CONFIRM, key("confirm_address")).status_code == 409
    assert address_of(mei) == OLD


def test_a_key_is_for_one_purpose_and_cannot_be_made_up(signed_in):
    ask(signed_in)

    assert post(UNDO, key("confirm_address")).status_code == 404
    assert post(CONFIRM, key("address_change_asked")).status_code == 404
    assert post(CONFIRM, key("confirm_address")[:-1] + "x").status_code == 404
    assert post(CONFIRM, "adr_01k1x3t6wbf8z9v6k2m4q0r5ns~x").status_code == 404


def test_the_old_mailbox_takes_its_place_back(signed_in, mei, another_browser):
    another_browser.sign_in()
    ask(signed_in)
    post(CONFIRM, key("confirm_address"))

    with travel(days=6):
        undone = post(UNDO, key("address_changed"))

    assert undone.json()["state"] == "undone"
    assert address_of(mei) == OLD
    assert not signed_in.is_signed_in()
    assert not another_browser.is_signed_in()
    assert Browser().sign_in(email=OLD).status_code == 400, "the password is void"
    assert Browser().post("/auth/password/request", {"email": OLD}).status_code == 200
    assert mails("password_reset")[-1].to == OLD
    assert post(UNDO, key("address_changed")).status_code == 409, "once"


def test_after_seven_days_it_is_too_late(signed_in, mei):
    ask(signed_in)
    post(CONFIRM, key("confirm_address"))

    with travel(days=7, minutes=1):
        assert post(UNDO, key("address_changed")).status_code == 409
    assert address_of(mei) == NEW


def test_the_old_mailbox_stops_it_before_it_takes_effect(signed_in, mei):
    ask(signed_in)

    assert post(UNDO, key("address_change_asked")).json()["state"] == "cancelled"

    assert post(CONFIRM, key("confirm_address")).status_code == 409
    assert address_of(mei) == OLD
    assert signed_in.is_signed_in()


def test_whoever_took_the_account_and_went_on_is_undone_with_it(signed_in, mei):
    ask(signed_in)
    post(CONFIRM, key("confirm_address"))
    first = key("address_changed")
    assert ask(signed_in, "mei@elsewhere.example").status_code == 202
    post(CONFIRM, key("confirm_address"))
    second = key("address_changed")
    assert address_of(mei) == "mei@elsewhere.example"

    assert post(UNDO, first).status_code == 200

    assert address_of(mei) == OLD
    assert post(UNDO, second).status_code == 409, "the address in between does not get it back"


def test_the_ways_in_that_came_since_are_taken_away(signed_in, mei):
    kept = Authenticator.objects.create(user=mei, type="totp", data={})
    Authenticator.objects.update(created_at=now() - timedelta(days=1))
    SocialAccount.objects.create(user=mei, provider="github", uid="hers")
    SocialAccount.objects.update(date_joined=now() - timedelta(days=1))
    ask(signed_in)
    post(CONFIRM, key("confirm_address"))
    Authenticator.objects.create(user=mei, type="webauthn", data={})
    SocialAccount.objects.create(user=mei, provider="github", uid="theirs")

    post(UNDO, key("address_changed"))

    assert list(Authenticator.objects.filter(user=mei)) == [kept]
    assert [account.uid for account in SocialAccount.objects.filter(user=mei)] == ["hers"]


def test_a_new_password_gives_up_what_waits(signed_in, mei):
    ask(signed_in)

    signed_in.post("/account/password/change", {"current_password": PASSWORD, "new_password": "Another-One-2026"})

    assert post(CONFIRM, key("confirm_address")).status_code == 409
    assert address_of(mei) == OLD


def test_a_disowned_sign_in_gives_up_what_waits(signed_in, mei):
    ask(signed_in)

    disown_entry(key=not_me_url(mei).rpartition("/")[2])

    assert post(CONFIRM, key("confirm_address")).status_code == 409


def test_the_link_to_reset_a_password_dies_with_the_address(signed_in):
    Browser().post("/auth/password/request", {"email": OLD})
    reset = re.search(r"/reset/(\S+)", mails("password_reset")[-1].text)[1]
    ask(signed_in)
    post(CONFIRM, key("confirm_address"))

    answer = Browser().post("/auth/password/reset", {"key": reset, "password": "Another-One-2026"})

    assert answer.status_code == 400


def test_an_address_of_another_gets_the_same_answer_and_its_owner_is_told(signed_in, mei):
    create_person(email="ravi@teh.example", password=PASSWORD, name="Ravi", at=now())
    free = ask(signed_in, "nobody@teh.example").json()

    taken = ask(signed_in, "Ravi@Teh.example")

    assert taken.status_code == 202
    assert taken.json().keys() == free.keys()
    assert taken.json()["email"] == "ravi@teh.example"
    assert [mail.to for mail in mails("address_in_use")] == ["ravi@teh.example"]
    assert [mail.to for mail in mails("confirm_address")] == ["nobody@teh.example"]
    assert send(signed_in, "GET", f"{BASE}/profile").json()["pending_email"] == "ravi@teh.example"


def test_it_may_become_anothers_while_it_waits(signed_in, mei):
    ask(signed_in)
    create_person(email=NEW, password=PASSWORD, name="Another Mei", at=now())

    answer = post(CONFIRM, key("confirm_address"))

    assert (answer.status_code, answer.json()["code"]) == (409, "address_taken")
    assert address_of(mei) == OLD


def test_who_never_showed_that_it_is_theirs_does_not_keep_it(signed_in, mei, another_browser):
    another_browser.sign_up(email=NEW)
    ask(signed_in)

    assert post(CONFIRM, key("confirm_address")).status_code == 200

    assert User.objects.get(email=NEW) == mei


def test_a_newer_wish_replaces_an_older_one(signed_in, mei):
    ask(signed_in, "first@tan.example")
    first = key("confirm_address")
    ask(signed_in)

    assert post(CONFIRM, first).status_code == 409
    assert post(CONFIRM, key("confirm_address")).status_code == 200


def test_it_can_be_given_up(signed_in, mei):
    ask(signed_in)

    assert send(signed_in, "DELETE", CHANGE).status_code == 204
    assert send(signed_in, "DELETE", CHANGE).status_code == 204, "safe to repeat"

    assert send(signed_in, "GET", f"{BASE}/profile").json()["pending_email"] is None
    assert post(CONFIRM, key("confirm_address")).status_code == 409


def test_the_mail_is_sent_again_but_not_without_end(signed_in):
    ask(signed_in)
    assert send(signed_in, "POST", f"{CHANGE}/mail").status_code == 429, "a moment ago"

    for minute in range(1, 10):
        with travel(minutes=2 * minute):
            assert send(signed_in, "POST", f"{CHANGE}/mail").status_code == 202
    with travel(minutes=30):
        refused = send(signed_in, "POST", f"{CHANGE}/mail")

    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_mails")
    assert len(mails("confirm_address")) == 10
    assert ask(signed_in, "other@tan.example").status_code == 429
    assert post(CONFIRM, key("confirm_address")).status_code == 200


@pytest.mark.parametrize("email", ["MEI@KOPI.example", " mei@kopi.example"])
def test_ones_own_address_is_no_new_one(signed_in, email):
    answer = ask(signed_in, email)

    assert (answer.status_code, answer.json()["code"]) == (400, "same_address")


def test_an_old_proof_is_not_enough(signed_in):
    with travel(minutes=16):
        answer = ask(signed_in)

    assert (answer.status_code, answer.json()["code"]) == (403, "fresh_proof_required")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mei@Münchner-Kopi.example", "mei@xn--mnchner-kopi-dlb.example"),
        ("mei+work@kopi.EXAMPLE", "mei+work@kopi.example"),
        ("m.e.i@kopi.example", "m.e.i@kopi.example"),
    ],
)
def test_a_domain_is_kept_as_dns_has_it_and_the_local_part_as_it_was_typed(signed_in, mei, typed, kept, browser):
    assert ask(signed_in, typed).status_code == 202
    post(CONFIRM, key("confirm_address"))

    assert address_of(mei) == kept
    assert Browser().sign_in(email=typed).status_code == 200


def test_the_same_mailbox_cannot_sign_up_twice(browser, another_browser):
    browser.sign_up(email="mei@Bücher.example")
    another_browser.sign_up(email="MEI@xn--bcher-kva.example")

    assert User.objects.get().email == "mei@xn--bcher-kva.example"


@pytest.mark.parametrize("email", ["Mei@kopi.example", "mei@bücher.example"])
def test_the_database_keeps_addresses_as_we_write_them(mei, email):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=mei.pk).update(email=email)
    with pytest.raises(IntegrityError), transaction.atomic():
        EmailAddress.objects.filter(user=mei).update(email=email)


def test_the_database_gives_a_verified_address_to_one_person(mei):
    other = create_person(email="ravi@teh.example", password=PASSWORD, name="Ravi", at=now())

    with pytest.raises(IntegrityError), transaction.atomic():
        EmailAddress.objects.filter(user=other).update(email=OLD)


def test_the_database_refuses_a_second_wish_that_waits(signed_in, mei):
    ask(signed_in)

    with pytest.raises(IntegrityError), transaction.atomic():
        AddressChange.objects.create(
            person=mei, old_address=OLD, new_address="x@y.example", asked_at=now(), mailed_at=now()
        )


def test_the_database_refuses_an_effect_without_its_times(signed_in):
    ask(signed_in)

    with pytest.raises(IntegrityError), transaction.atomic():
        AddressChange.objects.update(state="confirmed")


def test_what_is_over_is_forgotten(signed_in):
    ask(signed_in)

    assert forget_old_changes(at=now()) == 0
    assert forget_old_changes(at=now() + timedelta(days=31)) == 1
