"""Apps sign in without cookies: an access token that is checked on each call, a refresh token that works once."""

import json

import jwt
import pytest
from accounts.browser import PASSWORD, travel
from django.core.cache import cache
from django.test import Client
from rest_framework.test import APIClient

from orchestrator.accounts.models import User
from orchestrator.accounts.operations import end_sessions
from orchestrator.testing.cast import holder, organisation

pytestmark = pytest.mark.django_db
PROFILE = "/api/v1/user/profile"


class App:
    """A program of a person's own: no cookies, only what it was given."""

    def __init__(self):
        self.tokens = {}

    def send(self, method, path, body=None, **headers):
        answer = Client(enforce_csrf_checks=True).generic(
            method,
            f"/_allauth/app/v1{path}",
            data=json.dumps(body or {}).encode(),
            content_type="application/json",
            headers={"User-Agent": "KopiApp/1.0 (iPhone; iOS 17.5)", **headers},
        )
        assert "sessionid" not in answer.cookies
        return answer

    def sign_in(self, password=PASSWORD):
        answer = self.send("POST", "/auth/login", {"email": "mei@kopi.example", "password": password})
        self.tokens = answer.json()["meta"]
        return answer

    def refresh(self, token=None):
        return self.send("POST", "/tokens/refresh", {"refresh_token": token or self.tokens["refresh_token"]})

    def call(self, token=None):
        client = APIClient(enforce_csrf_checks=True)
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {token or self.tokens['access_token']}")
        return client.get(PROFILE)


@pytest.fixture
def app(mei):
    """Mei's app, signed in."""
    made = App()
    assert made.sign_in().status_code == 200
    return made


def test_an_access_token_opens_the_api(app):
    answer = app.call()

    assert (answer.status_code, answer.json()["email"]) == (200, "mei@kopi.example")


def test_it_changes_things_without_a_csrf_token_for_no_cookie_is_read(app):
    client = APIClient(enforce_csrf_checks=True)
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {app.tokens['access_token']}")

    assert client.post(PROFILE, {"name": "Mei"}).status_code == 200


def test_an_access_token_lasts_five_minutes(app):
    with travel(minutes=5, seconds=2):
        answer = app.call()

    assert (answer.status_code, answer.json()["code"]) == (401, "invalid_token")


@pytest.mark.parametrize("token", ["", "nonsense", "a.b.c", "smp_live_nonsense"])
def test_what_is_no_token_is_refused(mei, token):
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")

    assert client.get(PROFILE).status_code == 401


def test_a_token_that_somebody_else_made_is_refused(app):
    said = jwt.decode(app.tokens["access_token"], options={"verify_signature": False})

    unsigned = jwt.encode(said, key="", algorithm="none")
    other_key = jwt.encode(said, key="x" * 64, algorithm="HS256", headers={"kid": "../../dev/null"})

    assert app.call(unsigned).status_code == 401
    assert app.call(other_key).status_code == 401
    assert app.call(app.tokens["refresh_token"]).status_code == 401, "a refresh token is no access token"


def test_an_access_token_tells_nothing_that_could_be_a_cookie(app):
    said = jwt.decode(app.tokens["access_token"], options={"verify_signature": False})
    thief = Client()
    thief.cookies["sessionid"] = said["sid"]

    assert app.tokens["session_token"] not in str(said)
    assert thief.get("/_allauth/browser/v1/auth/session").status_code == 401


def test_a_refresh_token_works_once_and_gives_the_next(app):
    answer = app.refresh()

    assert answer.status_code == 200
    renewed = answer.json()["data"]
    assert renewed["refresh_token"] != app.tokens["refresh_token"]
    assert app.call(renewed["access_token"]).status_code == 200
    assert app.refresh(renewed["refresh_token"]).status_code == 200


def test_a_refresh_token_that_comes_back_ends_its_whole_family(app):
    stolen = app.tokens["refresh_token"]
    renewed = app.refresh().json()["data"]

    replayed = app.refresh(stolen)

    assert replayed.status_code == 400
    assert replayed.json()["errors"][0]["code"] == "invalid_refresh_token"
    assert app.call(renewed["access_token"]).status_code == 401
    assert app.refresh(renewed["refresh_token"]).status_code == 400


def test_it_ends_only_its_own_family(app):
    other = App()
    other.sign_in()
    app.refresh()
    app.refresh()

    assert other.call().status_code == 200


def test_refreshing_keeps_an_app_signed_in_for_ninety_days_at_most(app):
    for days in (29, 58, 87):
        cache.clear()
        with travel(days=days):
            app.tokens = app.refresh().json()["data"]
    cache.clear()
    with travel(days=91):
        assert app.refresh().status_code == 400


def test_an_app_that_was_silent_for_thirty_days_signs_in_anew(app):
    cache.clear()
    with travel(days=30, minutes=1):
        assert app.refresh().status_code == 400


def test_ending_the_sessions_ends_the_tokens_at_once(app, mei):
    end_sessions(person_id=mei.pk)

    assert app.call().status_code == 401
    assert app.refresh().status_code == 400


def test_a_new_password_ends_the_tokens(app, browser):
    browser.sign_in()
    browser.post("/account/password/change", {"current_password": PASSWORD, "new_password": "Fresh-Beans-2027"})

    assert app.call().status_code == 401
    assert app.refresh().status_code == 400


def test_closing_the_account_ends_the_tokens(app, mei):
    User.objects.filter(pk=mei.pk).update(is_active=False)

    assert app.call().status_code == 401
    assert app.refresh().status_code == 400


def test_an_app_stands_in_the_list_and_is_ended_from_there(app, browser):
    browser.sign_in()
    listed = browser.send("GET", "/api/v1/user/sessions", base="").json()["data"]
    (there,) = [one for one in listed if not one["is_current"]]
    assert there["lasts"]

    browser.send("DELETE", f"/api/v1/user/sessions/{there['id']}", base="")

    assert app.call().status_code == 401


def test_signing_out_ends_the_tokens(app):
    app.send("DELETE", "/auth/session", **{"X-Session-Token": app.tokens["session_token"]})

    assert app.call().status_code == 401


def test_keys_go_on_working_beside_tokens(app):
    key = holder(organisation("kopi-labs"), ["usage:read"])

    assert key.client.get("/api/v1/usage/metrics").status_code == 200
    assert key.client.get(PROFILE).json()["code"] == "person_required"
