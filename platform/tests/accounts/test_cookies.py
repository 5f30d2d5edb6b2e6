"""What browsers are told to keep, and what they are told to forget."""

import pytest
from accounts.browser import Browser, key_of, mails
from django.conf import settings as running

from orchestrator.kit.conf import Conf
from orchestrator.settings import security

pytestmark = pytest.mark.django_db


def at(site_url):
    """The settings of a site at that address."""
    conf: Conf = running.ORCHESTRATOR
    return security(conf.model_copy(update={"site_url": site_url}))


def test_under_https_cookies_belong_to_this_host_alone():
    told = at("https://app.kopi.example")

    assert told["SESSION_COOKIE_NAME"] == "__Host-sessionid"
    assert told["CSRF_COOKIE_NAME"] == "__Host-csrftoken"
    assert told["SESSION_COOKIE_SECURE"]
    assert told["CSRF_COOKIE_SECURE"]
    assert told.get("SESSION_COOKIE_DOMAIN") is told.get("CSRF_COOKIE_DOMAIN") is None


def test_on_a_laptop_without_https_the_names_are_plain_for_browsers_refuse_the_prefix_there():
    told = at("http://localhost:3000")

    assert (told["SESSION_COOKIE_NAME"], told["SESSION_COOKIE_SECURE"]) == ("sessionid", False)


def test_scripts_read_neither_the_session_nor_the_list_of_devices(browser, mei):
    browser.sign_in()

    for name in ("sessionid", "devices"):
        cookie = browser.client.cookies[name]
        assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (True, "Lax", "/", "")


def test_the_cookie_of_devices_is_of_this_host_too_under_https(mei, settings):
    settings.SESSION_COOKIE_NAME = "__Host-sessionid"
    settings.SESSION_COOKIE_SECURE = True
    browser = Browser()

    browser.sign_in()

    assert browser.client.cookies["__Host-devices"]["secure"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/auth/login", {"email": "mei@kopi.example", "password": "Not-Hers-2026"}),
        ("/auth/signup", {"email": "new@x.example", "password": "Kopi-Labs-2026"}),
        ("/auth/password/request", {"email": "mei@kopi.example"}),
        ("/auth/code/request", {"email": "mei@kopi.example"}),
        ("/auth/unlock", {"key": "nonsense"}),
        ("/auth/not-me", {"key": "nonsense"}),
        ("/auth/reauthenticate", {"password": "x"}),
    ],
)
def test_no_answer_about_signing_in_is_kept_by_anybody(browser, mei, path, body):
    assert "no-store" in browser.post(path, body).headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/api/v1/user/profile", "/api/v1/user/sessions"])
def test_nor_is_an_answer_about_a_person(browser, mei, path):
    browser.sign_in()

    assert "no-store" in browser.send("GET", path, base="").headers["Cache-Control"]


def test_a_reset_link_dies_with_the_address_that_it_was_sent_to(browser, mei):
    browser.post("/auth/password/request", {"email": mei.email})
    key = key_of(mails("password_reset")[0])
    mei.email = "new@kopi.example"
    mei.save()

    assert browser.post("/auth/password/reset", {"key": key, "password": "Fresh-Beans-2027"}).status_code == 400


def test_whoever_signs_an_address_up_again_and_again_is_stopped_known_or_not(mei):
    known, unknown = (
        [Browser(**{"X-Forwarded-For": f"192.0.2.{n}"}).sign_up(email=email).status_code for n in range(11)]
        for email in (mei.email, "nobody@x.example")
    )

    assert known == unknown == [401] * 10 + [429]
    assert len(mails()) == 2, "and each mailbox got one message, whatever was typed"


@pytest.mark.parametrize("host", ["evil.example", "localhost:3000@evil.example", "localhost.evil.example"])
def test_a_strange_host_gets_no_answer_and_sends_no_mail(mei, host):
    answer = Browser().client.post(
        "/_allauth/browser/v1/auth/password/request",
        {"email": mei.email},
        content_type="application/json",
        headers={"Host": host},
    )

    assert answer.status_code in {400, 403}
    assert mails() == []
