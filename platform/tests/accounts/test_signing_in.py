"""In, out, and how often one may try."""

import pytest
from accounts.browser import BASE, PASSWORD, Browser, travel
from django.core.cache import cache

from orchestrator.accounts.models import User

pytestmark = pytest.mark.django_db
WRONG = "Not-Hers-2026"


def codes(answer):
    return [error["code"] for error in answer.json().get("errors", [])]


def test_mei_signs_in_and_out(browser, mei):
    assert browser.sign_in().status_code == 200
    assert browser.is_signed_in()

    assert browser.sign_out().status_code == 401
    assert not browser.is_signed_in()


@pytest.mark.parametrize("email", ["MEI@KOPI.EXAMPLE", "Mei@Kopi.Example", " mei@kopi.example "])
def test_the_case_of_an_address_does_not_matter(browser, mei, email):
    assert browser.sign_in(email=email).status_code == 200


def test_the_answer_names_the_person_as_the_api_does(browser, mei):
    user = browser.sign_in().json()["data"]["user"]

    assert user["id"].startswith("usr_")
    assert (user["email"], user["display"]) == ("mei@kopi.example", "Mei Tan")


def test_a_session_lasts_a_day(browser, mei):
    browser.sign_in()

    cookie = browser.client.cookies["sessionid"]
    assert 24 * 3600 - 5 <= cookie["max-age"] <= 24 * 3600
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    with travel(hours=23, minutes=59):
        assert browser.is_signed_in()
    cache.clear()  # Valkey has its own clock, which forgets the session by itself
    with travel(hours=24, minutes=1):
        assert not browser.is_signed_in()


def test_the_session_has_a_new_id_after_signing_in(browser, mei):
    browser.sign_up(email="ravi@x.example")
    planted = browser.session_id

    browser.sign_in()

    assert browser.session_id != planted
    thief = Browser()
    thief.client.cookies["sessionid"] = planted
    assert not thief.is_signed_in()


def test_a_session_that_was_signed_out_is_dead_on_the_server(browser, mei):
    browser.sign_in()
    stolen = browser.session_id

    browser.sign_out()

    thief = Browser()
    thief.client.cookies["sessionid"] = stolen
    assert not thief.is_signed_in()


def test_who_is_in_already_is_told(browser, mei):
    browser.sign_in()

    assert browser.sign_in().status_code == 409
    assert browser.sign_up(email="ravi@x.example").status_code == 409


def test_a_wrong_password_and_an_unknown_address_look_alike(browser, mei):
    wrong = browser.sign_in(password=WRONG)
    unknown = browser.sign_in(email="nobody@x.example", password=WRONG)

    assert wrong.status_code == unknown.status_code == 400
    assert wrong.json() == unknown.json()
    assert codes(wrong) == ["email_password_mismatch"]


def test_a_closed_account_is_told_only_to_who_has_its_password(browser, mei):
    User.objects.filter(pk=mei.pk).update(is_active=False)

    assert codes(browser.sign_in()) == ["account_inactive"]
    assert codes(browser.sign_in(password=WRONG)) == ["email_password_mismatch"]
    assert not browser.is_signed_in()


def test_closing_an_account_ends_its_sessions_at_once(browser, mei):
    browser.sign_in()

    User.objects.filter(pk=mei.pk).update(is_active=False)

    assert not browser.is_signed_in()


def test_signing_in_and_out_ask_for_the_csrf_token(browser, mei):
    body = {"email": "mei@kopi.example", "password": PASSWORD}

    assert browser.client.post(f"{BASE}/auth/login", body, content_type="application/json").status_code == 403
    browser.sign_in()
    assert browser.client.delete(f"{BASE}/auth/session").status_code == 403
    assert browser.is_signed_in()


def test_answers_about_a_person_are_never_cached(browser, mei):
    assert "no-store" in browser.sign_in().headers["Cache-Control"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/auth/provider/signup"),
        ("POST", "/account/email"),
        ("GET", "/account/phone"),
    ],
)
def test_what_the_platform_does_not_use_is_closed(browser, mei, method, path):
    browser.sign_in()

    assert browser.send(method, path, {}).status_code == 404
