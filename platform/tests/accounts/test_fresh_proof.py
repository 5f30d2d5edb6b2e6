"""What is dear asks for a proof of who sits there that is at most a quarter of an hour old."""

import re

import pytest
from accounts.browser import PASSWORD, Browser, mails, travel
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import override_settings
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.rest.access import Access
from orchestrator.rest.views import ApiView
from orchestrator.testing.cast import holder, organisation

pytestmark = pytest.mark.django_db


class Vault(ApiView):
    access = Access.PERSONAL
    fresh_proof = frozenset({"POST"})

    def get(self, request: Request) -> Response:
        return Response({"opened": False})

    def post(self, request: Request) -> Response:
        return Response({"opened": True})


@pytest.fixture
def vault(browser, mei):
    """Mei, signed in, before a vault."""
    with override_settings(ROOT_URLCONF="accounts.vault_urls"):
        browser.sign_in()
        yield lambda method="POST": browser.send(method, "/vault", base="")


def refusal(answer):
    return answer.status_code, answer.json().get("code")


def test_signing_in_is_a_proof_for_a_quarter_of_an_hour(vault):
    assert vault().status_code == 200

    with travel(minutes=14):
        assert vault().status_code == 200
    with travel(minutes=16):
        assert refusal(vault()) == (403, "fresh_proof_required")
        assert vault("GET").status_code == 200


def test_the_password_once_more_opens_it_again_under_a_new_session_id(vault, browser):
    with travel(minutes=16):
        before = browser.session_id
        assert browser.post("/auth/reauthenticate", {"password": "Not-Hers-2026"}).status_code == 400
        assert refusal(vault()) == (403, "fresh_proof_required")

        assert browser.post("/auth/reauthenticate", {"password": PASSWORD}).status_code == 200

        assert vault().status_code == 200
        assert browser.session_id != before
        thief = Browser()
        thief.client.cookies["sessionid"] = before
        assert not thief.is_signed_in()


def test_without_a_password_a_mailed_code_is_the_proof(vault, browser, mei):
    with travel(minutes=16):
        assert browser.post("/auth/reauthenticate/code/request").status_code == 409, "she has a password"
    passwordless(browser, mei)
    cache.clear()
    with travel(minutes=16):
        assert browser.post("/auth/reauthenticate/code/request").status_code == 200
        (mail,) = mails("proof_code")
        assert mail.secret
        code = re.search(r"\b[A-Z]{4}-[A-Z]{4}\b", mail.text)[0]
        assert code not in str(dict(browser.client.session.items()))

        wrong = browser.post("/auth/reauthenticate/code/confirm", {"code": "BBBB-BBBB"})
        assert wrong.json()["errors"][0]["code"] == "incorrect_code"
        assert refusal(vault()) == (403, "fresh_proof_required")

        assert (
            browser.post("/auth/reauthenticate/code/confirm", {"code": code.lower().replace("-", " ")}).status_code
            == 200
        )
        assert vault().status_code == 200
        again = browser.post("/auth/reauthenticate/code/confirm", {"code": code})
        assert again.json()["errors"][0]["code"] == "no_code_awaited"


def test_a_code_dies_after_three_wrong_ones_and_after_ten_minutes(vault, browser, mei):
    passwordless(browser, mei)
    with travel(minutes=1):
        browser.post("/auth/reauthenticate/code/request")
        code = re.search(r"\b[A-Z]{4}-[A-Z]{4}\b", mails("proof_code")[0].text)[0]
        for _ in range(3):
            browser.post("/auth/reauthenticate/code/confirm", {"code": "BBBB-BBBB"})
        dead = browser.post("/auth/reauthenticate/code/confirm", {"code": code})
        assert dead.json()["errors"][0]["code"] == "no_code_awaited"
    cache.clear()
    with travel(minutes=3):
        browser.post("/auth/reauthenticate/code/request")
        code = re.search(r"\b[A-Z]{4}-[A-Z]{4}\b", mails("proof_code")[1].text)[0]
    with travel(minutes=14):
        late = browser.post("/auth/reauthenticate/code/confirm", {"code": code})
        assert late.json()["errors"][0]["code"] == "no_code_awaited"


def test_a_first_password_takes_a_fresh_proof_since_there_is_none_to_type(browser, mei):
    browser.sign_in()
    passwordless(browser, mei)
    new = {"new_password": "Fresh-Beans-2027"}
    with travel(minutes=16):
        assert browser.post("/account/password/change", new).status_code == 401

    assert browser.post("/account/password/change", new).status_code == 200
    assert Browser().sign_in(password="Fresh-Beans-2027").status_code == 200


def test_guessing_the_password_from_an_open_session_is_limited(vault, browser):
    answers = [browser.post("/auth/reauthenticate", {"password": f"Not-Hers-{n}"}).status_code for n in range(6)]

    assert answers == [400] * 5 + [429]


def test_nobody_proves_anything_without_signing_in(browser):
    assert browser.post("/auth/reauthenticate", {"password": PASSWORD}).status_code == 401
    assert browser.post("/auth/reauthenticate/code/request").status_code == 401
    assert browser.post("/auth/reauthenticate/code/confirm", {"code": "BBBB-BBBB"}).status_code == 401


def test_a_key_is_told_that_only_a_person_may(vault):
    client = holder(organisation("kopi-labs"), ["usage:read"]).client

    assert refusal(client.post("/vault")) == (403, "person_required")


def passwordless(browser, mei):
    """As one who signed up with a provider; the session is bound to the password, so it is opened anew."""
    mei.password = make_password(None)
    mei.save()
    browser.client.force_login(mei)
    browser.get("/auth/session")
