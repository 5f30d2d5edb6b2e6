"""Leaving: asked for, confirmed, taken back, carried out."""

import re
from datetime import timedelta

import pytest
from accounts.browser import Browser, mails, travel
from django.db import IntegrityError, transaction
from rest_framework.test import APIClient

from orchestrator.accounts.models import User
from orchestrator.events.models import Fact
from orchestrator.kit.time import now
from orchestrator.privacy.models import AccountDeletion, Erasure
from orchestrator.tenancy.acting import across_organisations

pytestmark = pytest.mark.django_db
URL = "/api/v1/user/deletion"
CONFIRM, CANCEL = f"{URL}/confirmation", f"{URL}/cancellation"


def call(browser, method, path=URL):
    return browser.send(method, path, base="")


def key(template):
    return re.search(r"/deletion/(?:confirm|cancel)/(\S+)", mails(template)[-1].text)[1]


def post(path, key, **more):
    return APIClient().post(path, {"key": key, **more})


def confirmed(browser):
    assert call(browser, "POST").status_code == 202
    assert post(CONFIRM, key("confirm_deletion")).status_code == 200


def names_of_facts(person):
    with across_organisations(reason="a test"):
        return list(
            Fact.objects.filter(actor_id=person.pk, name__startswith="privacy.")
            .order_by("pk")
            .values_list("name", flat=True)
        )


def test_nothing_happens_before_the_mailbox_confirms(browser, mei):
    assert call(browser, "GET").json()["state"] == "none"

    answer = call(browser, "POST")

    assert (answer.status_code, answer.json()["state"]) == (202, "asked")
    assert [mail.to for mail in mails("confirm_deletion")] == ["mei@kopi.example"]
    assert not Erasure.objects.exists()
    seen = post(CONFIRM, key("confirm_deletion"), look=True).json()
    assert seen["email"] == "mei@kopi.example"
    assert seen["due_at"], "when it would be"
    assert call(browser, "GET").json()["state"] == "asked", "looking changes nothing"


def test_it_says_beforehand_what_will_be_gone(browser):
    (sentence,) = call(browser, "GET", f"{URL}/consequences").json()["goes_with"]

    assert sentence.startswith("Kopi Labs, in which nobody else is")


def test_confirmed_it_is_due_in_fourteen_days_and_every_verified_address_is_told(browser, mei, second_address):
    confirmed(browser)

    answer = call(browser, "GET").json()
    assert answer["state"] == "confirmed"
    deletion = AccountDeletion.objects.get()
    assert deletion.due_at - deletion.confirmed_at == timedelta(days=14)
    assert Erasure.objects.get().due_at == deletion.due_at
    assert {mail.to for mail in mails("deletion_confirmed")} == {"mei@kopi.example", "mei@tan.example"}
    assert names_of_facts(mei) == ["privacy.account_deletion_confirmed"]


def test_a_link_works_once_and_for_three_days(browser):
    call(browser, "POST")
    with travel(days=3, minutes=1):
        assert post(CONFIRM, key("confirm_deletion")).status_code == 409
    with travel(days=4):
        Browser().sign_in()
        again = Browser()
        again.sign_in()
        assert call(again, "POST").json()["state"] == "asked"
        assert post(CONFIRM, key("confirm_deletion")).status_code == 200
        assert post(CONFIRM, key("confirm_deletion")).status_code == 409


def test_a_key_is_for_one_purpose_and_cannot_be_made_up(browser):
    confirmed(browser)

    assert post(CANCEL, key("confirm_deletion")).status_code == 404
    assert post(CONFIRM, key("deletion_confirmed")).status_code == 404
    assert post(CANCEL, key("deletion_confirmed")[:-1] + "x").status_code == 404


def test_asking_twice_is_asking_once(browser):
    call(browser, "POST")
    call(browser, "POST")
    assert len(mails("confirm_deletion")) == 1

    first = key("confirm_deletion")
    with travel(minutes=2):
        call(browser, "POST")

    assert len(mails("confirm_deletion")) == 2
    assert post(CONFIRM, first).status_code == 409, "the newer link replaces it"
    assert post(CONFIRM, key("confirm_deletion")).status_code == 200
    assert call(browser, "POST").json()["state"] == "confirmed"
    assert AccountDeletion.objects.filter(cancelled_at=None).count() == 1


def test_an_old_proof_is_not_enough_to_ask_but_keeping_needs_none(browser):
    confirmed(browser)

    with travel(minutes=20):
        assert call(browser, "POST").json()["code"] == "fresh_proof_required"
        assert call(browser, "DELETE").json()["state"] == "none"


def test_one_can_sign_in_meanwhile_and_stay(browser, mei):
    confirmed(browser)

    with travel(days=13):
        later = Browser()
        assert later.sign_in().status_code == 200
        assert call(later, "DELETE").status_code == 200
        assert call(later, "DELETE").status_code == 200, "safe to repeat"
        assert call(later, "GET").json()["state"] == "none"

    assert not Erasure.objects.exists()
    assert [mail.to for mail in mails("deletion_cancelled")] == ["mei@kopi.example"]
    assert names_of_facts(mei)[-1] == "privacy.account_deletion_cancelled"


def test_the_mailed_link_keeps_the_account_without_signing_in(browser):
    confirmed(browser)

    with travel(days=13):
        assert post(CANCEL, key("deletion_confirmed"), look=True).json()["cancelled_at"] is None
        assert post(CANCEL, key("deletion_confirmed")).json()["cancelled_at"]
        assert post(CANCEL, key("deletion_confirmed")).status_code == 409

    assert not Erasure.objects.exists()


def test_once_it_is_due_it_cannot_be_taken_back(browser):
    confirmed(browser)

    with travel(days=14, minutes=1):
        late = Browser()
        late.sign_in()
        assert call(late, "DELETE").json()["code"] == "not_possible_now"
        assert post(CANCEL, key("deletion_confirmed")).status_code == 409


def test_the_last_owner_is_told_why_not_and_what_to_do(browser, kopi, ravi, join):
    join(kopi, ravi, "member")

    assert "only owner of Kopi Labs" in call(browser, "GET", f"{URL}/consequences").json()["blocked_by"][0]
    answer = call(browser, "POST")

    assert (answer.status_code, answer.json()["code"]) == (409, "deletion_blocked")
    assert "Hand it over to another member, or delete it" in answer.json()["detail"]
    assert not mails("confirm_deletion")


def test_who_became_the_last_owner_meanwhile_cannot_confirm(browser, kopi, ravi, join):
    call(browser, "POST")
    join(kopi, ravi, "member")

    assert post(CONFIRM, key("confirm_deletion")).json()["code"] == "deletion_blocked"


def test_another_owner_takes_over(browser, kopi, ravi, join):
    join(kopi, ravi, "owner")

    confirmed(browser)


def test_a_stranger_of_nobodys_cannot_ask():
    assert APIClient().post(URL).status_code == 401


def test_the_database_refuses_a_second_wish(browser, mei):
    call(browser, "POST")

    with pytest.raises(IntegrityError), transaction.atomic():
        AccountDeletion.objects.create(person=mei, asked_at=now())


def test_the_database_refuses_to_carry_out_what_was_not_confirmed_or_was_taken_back(mei):
    at = now()
    deletion = AccountDeletion.objects.create(person=mei, asked_at=at)

    for fields in ({"done_at": at}, {"due_at": at}, {"confirmed_at": at}):
        with pytest.raises(IntegrityError), transaction.atomic():
            AccountDeletion.objects.filter(pk=deletion.pk).update(**fields)
    AccountDeletion.objects.update(confirmed_at=at, due_at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        AccountDeletion.objects.update(done_at=at, cancelled_at=at)


def test_a_person_is_still_there_until_it_is_due(browser, mei):
    confirmed(browser)

    assert User.objects.get(pk=mei.pk).is_active
