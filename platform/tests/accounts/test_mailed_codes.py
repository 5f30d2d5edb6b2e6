"""Signing in with a code, or the link that carries it, out of one mail."""

import re

import pytest
from accounts.browser import Browser, mails, travel
from django.contrib.sessions.models import Session
from django.core.cache import cache

from orchestrator.accounts.models import User
from orchestrator.mail.models import Message

pytestmark = pytest.mark.django_db
KNOWN, STRANGE = "mei@kopi.example", "nobody@x.example"


def ask(browser, email=KNOWN):
    return browser.post("/auth/code/request", {"email": email})


def code_in(mail):
    return re.search(r"^[A-Z]{4}-[A-Z]{4}$", mail.text, re.MULTILINE)[0]


def confirm(browser, code):
    return browser.post("/auth/code/confirm", {"code": code})


def flow(answer):
    return {one["id"] for one in answer.json()["data"]["flows"] if one.get("is_pending")}


def test_mei_signs_in_with_the_code(browser, mei):
    assert flow(ask(browser)) == {"login_by_code"}
    (mail,) = mails()
    assert (mail.template, mail.to, mail.secret) == ("login_code", KNOWN, True)

    answer = confirm(browser, code_in(mail).lower().replace("-", " "))

    assert answer.status_code == 200
    assert answer.json()["data"]["methods"][-1]["method"] == "code"
    assert browser.is_signed_in()


def test_the_link_carries_the_code_and_works_where_it_was_asked_for(browser, another_browser, mei):
    ask(browser)
    (mail,) = mails()
    key = re.search(r"http://localhost:3000/sign-in/link/(\S+)", mail.text)[1]
    assert key == code_in(mail)

    assert confirm(another_browser, key).status_code == 409, "elsewhere the page shows it, to be typed"
    assert not another_browser.is_signed_in()
    assert confirm(browser, key).status_code == 200


def test_a_code_is_kept_as_a_digest_and_leaves_the_log_once_it_is_sent(browser, mei):
    ask(browser)
    (mail,) = mails()
    code = code_in(mail)

    assert code not in str(browser.client.session.items())
    assert code.replace("-", "") not in "".join(row.session_data for row in Session.objects.all())
    mail.forget_bodies()
    mail.save()
    assert code not in str(list(Message.objects.values()))


def test_a_code_works_once(browser, mei):
    ask(browser)
    code = code_in(mails()[0])
    confirm(browser, code)
    browser.sign_out()

    assert confirm(browser, code).status_code == 409


def test_a_code_dies_after_ten_minutes(browser, mei):
    ask(browser)

    with travel(minutes=10, seconds=5):
        assert confirm(browser, code_in(mails()[0])).status_code == 409


def test_three_wrong_ones_and_it_is_over(browser, mei):
    ask(browser)
    answers = [confirm(browser, "BBBB-BBBB") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [400] * 3
    assert answers[0].json()["errors"][0]["code"] == "incorrect_code"
    assert confirm(browser, code_in(mails()[0])).status_code == 409
    assert not browser.is_signed_in()


def test_a_newer_code_makes_the_older_void(browser, mei):
    ask(browser)
    assert browser.post("/auth/code/resend").status_code == 429, "not at once"
    with travel(seconds=40):
        assert browser.post("/auth/code/resend").status_code == 200
        first, second = mails()

        assert confirm(browser, code_in(first)).status_code == 400
        assert confirm(browser, code_in(second)).status_code == 200


def test_it_is_sent_again_three_times_at_most(browser, mei):
    ask(browser)
    answers = []
    for again in range(1, 5):
        cache.clear()
        with travel(minutes=again):
            answers.append(browser.post("/auth/code/resend").status_code)

    assert answers == [200, 200, 200, 409]


def test_asking_is_limited_for_an_address_whoever_asks(mei):
    statuses = []
    for number in range(7):
        with travel(seconds=31 * number):
            statuses.append(ask(Browser(**{"X-Forwarded-For": f"192.0.2.{number}"})).status_code)

    assert statuses == [401] * 5 + [429] * 2
    assert len(mails()) == 5


def test_an_unknown_address_looks_alike_to_the_end(mei):
    known, unknown = Browser(), Browser()

    assert ask(known).json() == ask(unknown, STRANGE).json()
    assert [mail.template for mail in mails()] == ["login_code", "unknown_account"]
    for _ in range(4):
        one, other = confirm(known, "BBBB-BBBB"), confirm(unknown, "BBBB-BBBB")
        assert (one.status_code, one.json()) == (other.status_code, other.json())


def test_a_closed_account_looks_unknown(mei):
    User.objects.filter(pk=mei.pk).update(is_active=False)
    closed, unknown = Browser(), Browser()

    assert ask(closed).json() == ask(unknown, STRANGE).json()
    assert [mail.template for mail in mails()] == ["unknown_account", "unknown_account"]


def test_a_lock_on_passwords_does_not_stop_a_code(browser, mei):
    for _ in range(5):
        Browser().sign_in(password="Not-Hers-2026")

    ask(browser)

    assert confirm(browser, code_in(mails("login_code")[0])).status_code == 200


def test_remember_me_survives_the_way_by_mail(browser, mei):
    browser.client.cookies["remember"] = "1"
    ask(browser)
    confirm(browser, code_in(mails()[0]))

    assert browser.client.cookies["sessionid"]["max-age"] > 89 * 24 * 3600


def test_the_session_id_that_was_there_before_is_not_the_one_after(browser, mei):
    ask(browser)
    planted = browser.session_id

    confirm(browser, code_in(mails()[0]))

    assert browser.session_id != planted


def test_a_code_takes_away_what_a_stranger_planted(browser, another_browser):
    another_browser.sign_up(email=STRANGE, password="The-Thiefs-2026", name="Not Mei")

    ask(browser, STRANGE)
    confirm(browser, code_in(mails("login_code")[0]))

    assert browser.is_signed_in()
    person = User.objects.get()
    assert (person.has_usable_password(), person.name) == (False, "")
    assert another_browser.sign_in(email=STRANGE, password="The-Thiefs-2026").status_code == 400


def test_who_is_in_already_is_told(browser, mei):
    browser.sign_in()

    assert ask(browser).status_code == 409
    assert confirm(browser, "BBBB-BBBB").status_code == 409
