"""What a second factor guards: every way in; and who has shown only one of two is nobody anywhere."""

import re

import pytest
from accounts.authenticator import Passkey, set_up_app, set_up_passkey, totp
from accounts.browser import PASSWORD, Browser, key_of, mails, travel
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core.context import request_context
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from orchestrator.accounts.models import User
from orchestrator.accounts.session_store import SessionStore

pytestmark = pytest.mark.django_db
AT_SIGN_IN = "/auth/2fa/authenticate"


def waits_for_a_factor(answer):
    flows = answer.json()["data"].get("flows", [])
    return answer.status_code == 401 and {"mfa_authenticate"} == {
        flow["id"] for flow in flows if flow.get("is_pending")
    }


def pass_with(browser, code, *, trust):
    assert browser.post(AT_SIGN_IN, {"code": code}).status_code == 401
    return browser.post("/auth/2fa/trust", {"trust": trust})


@pytest.fixture
def secret(browser, mei):
    """Of Mei's app; she is signed in in her first browser."""
    browser.sign_in()
    return set_up_app(browser)[0]


@pytest.mark.parametrize(
    "path", ["/api/v1/user/profile", "/api/v1/organisation", "/console/", "/_allauth/browser/v1/account/authenticators"]
)
def test_one_factor_of_two_is_nobody(secret, another_browser, mei, path):
    User.objects.filter(pk=mei.pk).update(staff_role="admin")
    assert waits_for_a_factor(another_browser.sign_in())

    answer = another_browser.client.get(path)

    assert answer.status_code == 401 or "/sign-in" in answer["Location"]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/account/password/change", {"current_password": PASSWORD, "new_password": "Kopi-Labs-2027"}),
        ("GET", "/account/authenticators/totp", None),
        ("POST", "/account/authenticators/recovery-codes", {}),
        ("GET", "/account/authenticators/webauthn", None),
        ("POST", "/account/authenticators/off", {"current_password": PASSWORD}),
        ("POST", "/auth/reauthenticate", {"password": PASSWORD}),
        ("POST", "/auth/2fa/reauthenticate", {"code": "123456"}),
    ],
)
def test_nor_does_one_factor_change_anything(secret, another_browser, mei, method, path, body):
    another_browser.sign_in()

    answer = another_browser.get(path) if method == "GET" else another_browser.send(method, path, body)

    assert answer.status_code == 401
    assert not answer.json()["meta"]["is_authenticated"]
    assert User.objects.get(pk=mei.pk).check_password(PASSWORD)


def test_a_new_password_by_mail_does_not_bypass_it(secret, another_browser):
    another_browser.post("/auth/password/request", {"email": "mei@kopi.example"})
    reset = another_browser.post(
        "/auth/password/reset", {"key": key_of(mails("password_reset")[0]), "password": "Kopi-Labs-2027"}
    )

    assert reset.status_code == 401
    assert not another_browser.is_signed_in()
    assert waits_for_a_factor(another_browser.sign_in(password="Kopi-Labs-2027"))
    assert pass_with(another_browser, totp(secret), trust=False).status_code == 200


def test_whichever_way_begins_a_sign_in_it_waits_for_the_factor(secret, mei, rf):
    """Providers, mailed codes and links end in the same place as a password: allauth's own ``perform_login``."""
    request = rf.get("/")
    request.session, request.user = SessionStore(), AnonymousUser()

    with request_context(request):
        perform_login(request, Login(user=mei))

    assert request.session["account_login"]["state"]["stages"]["current"] == "mfa_authenticate"
    assert request.user.is_anonymous
    assert "_auth_user_id" not in request.session


def test_a_mailed_code_is_one_factor_only(secret, another_browser):
    another_browser.post("/auth/code/request", {"email": "mei@kopi.example"})
    code = re.search(r"^[A-Z]{4}-[A-Z]{4}$", mails("login_code")[0].text, re.MULTILINE)[0]

    assert waits_for_a_factor(another_browser.post("/auth/code/confirm", {"code": code}))
    assert not another_browser.is_signed_in()


def test_an_app_gets_no_token_before_the_second_factor(secret):
    def send(path, body, **headers):
        answer = Client().post(f"/_allauth/app/v1{path}", body, content_type="application/json", headers=headers)
        return answer, answer.json()["meta"]

    half, told = send("/auth/login", {"email": "mei@kopi.example", "password": PASSWORD})
    assert half.status_code == 401
    assert "access_token" not in told
    token = {"X-Session-Token": told["session_token"]}
    assert Client().get("/api/v1/user/profile", headers=token).status_code == 401

    inside, told = send("/auth/2fa/authenticate", {"code": totp(secret)}, **token)
    assert inside.status_code == 200
    bearer = {"Authorization": f"Bearer {told['access_token']}"}
    assert Client().get("/api/v1/user/profile", headers=bearer).status_code == 200


def test_a_trusted_browser_is_not_asked_for_thirty_days(secret, another_browser):
    another_browser.sign_in()
    assert pass_with(another_browser, totp(secret), trust=True).status_code == 200
    another_browser.sign_out()

    assert another_browser.sign_in().status_code == 200
    another_browser.sign_out()
    with travel(days=29):
        assert another_browser.sign_in().status_code == 200
        another_browser.sign_out()
    with travel(days=31):
        assert waits_for_a_factor(another_browser.sign_in())


def test_a_browser_that_was_not_trusted_is_asked_again(secret, another_browser):
    another_browser.sign_in()
    pass_with(another_browser, totp(secret), trust=False)
    another_browser.sign_out()

    assert waits_for_a_factor(another_browser.sign_in())


def test_trust_is_one_persons(secret, another_browser):
    another_browser.sign_in()
    pass_with(another_browser, totp(secret), trust=True)
    another_browser.sign_out()
    ravi = User.objects.create_user("ravi@else.example", PASSWORD)
    ravi.emailaddress_set.create(email=ravi.email, verified=True, primary=True)
    third = Browser()
    third.sign_in("ravi@else.example")
    set_up_passkey(third, Passkey())

    assert waits_for_a_factor(another_browser.sign_in("ravi@else.example"))


def test_a_new_password_ends_trust(secret, browser, another_browser):
    another_browser.sign_in()
    pass_with(another_browser, totp(secret), trust=True)
    another_browser.sign_out()

    browser.post("/account/password/change", {"current_password": PASSWORD, "new_password": "Kopi-Labs-2027"})

    assert waits_for_a_factor(another_browser.sign_in(password="Kopi-Labs-2027"))


def test_a_new_second_factor_ends_trust_that_was_given_for_the_old(secret, browser, another_browser):
    another_browser.sign_in()
    pass_with(another_browser, totp(secret), trust=True)
    another_browser.sign_out()

    set_up_passkey(browser, Passkey())
    browser.send("DELETE", "/account/authenticators/totp")

    assert waits_for_a_factor(another_browser.sign_in())


def test_the_trust_cookie_is_hidden_from_scripts_and_cannot_be_forged(secret, another_browser):
    another_browser.sign_in()
    pass_with(another_browser, totp(secret), trust=True)

    cookie = another_browser.client.cookies["trusted_browser"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 30 * 24 * 3600

    another_browser.sign_out()
    another_browser.client.cookies["trusted_browser"] = cookie.value[:-3] + "xyz"
    assert waits_for_a_factor(another_browser.sign_in())
