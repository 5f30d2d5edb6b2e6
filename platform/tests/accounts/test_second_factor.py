"""Authenticator apps and recovery codes: Mei sets them up and uses them, each once."""

import base64
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from accounts.authenticator import set_up_app, totp
from accounts.browser import Browser, travel
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import connections

from orchestrator.accounts.models import User
from orchestrator.accounts.operations import WrongCode, use_code
from orchestrator.accounts.queries import has_second_factor
from orchestrator.accounts.whence import Whence
from orchestrator.events.models import Fact
from orchestrator.kit.time import now
from orchestrator.tenancy.acting import across_organisations

pytestmark = pytest.mark.django_db
TOTP, CODES = "/account/authenticators/totp", "/account/authenticators/recovery-codes"
AT_SIGN_IN = "/auth/2fa/authenticate"


def facts(name):
    with across_organisations(reason="a test"):
        return [fact.body for fact in Fact.objects.filter(name=name).order_by("pk")]


def changes():
    return [body["change"] for body in facts("accounts.second_factor_changed")]


def pending(answer):
    assert answer.status_code == 401
    return {flow["id"] for flow in answer.json()["data"]["flows"] if flow.get("is_pending")}


def accepts(person, code, *, at=None):
    try:
        return bool(use_code(person_id=person.pk, code=code, at=at or now(), whence=Whence()))
    except WrongCode:
        return False


@pytest.fixture
def signed_in(browser, mei):
    browser.sign_in()
    return browser


def test_an_app_is_offered_as_a_picture_and_as_a_secret_to_type(signed_in):
    offered = signed_in.get(TOTP).json()["data"]

    kind, _, picture = offered["picture"].partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert b"<svg" in base64.b64decode(picture)
    assert offered["address"].startswith("otpauth://totp/mei%40kopi.example?")
    assert f"secret={offered['secret']}&issuer=Sample" in offered["address"]


def test_what_is_offered_counts_only_once_a_code_confirms_it(signed_in, mei):
    signed_in.get(TOTP)
    assert not has_second_factor(person_id=mei.pk)

    refused = signed_in.post(TOTP, {"code": "000000"})
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["param"] == "code"
    assert not has_second_factor(person_id=mei.pk)

    set_up_app(signed_in)
    assert has_second_factor(person_id=mei.pk)
    assert changes() == ["totp_added"]


def test_the_secret_is_sealed_wherever_it_rests(signed_in):
    offered = signed_in.get(TOTP).json()["data"]["secret"]
    assert offered not in json.dumps([session.get_decoded() for session in Session.objects.all()])

    secret, _ = set_up_app(signed_in)
    assert secret not in json.dumps([factor.data for factor in Authenticator.objects.all()])
    assert secret not in signed_in.get("/account/authenticators").content.decode()


def test_signing_in_then_takes_a_code(signed_in, another_browser):
    secret, _ = set_up_app(signed_in)

    assert pending(another_browser.sign_in()) == {"mfa_authenticate"}
    assert not another_browser.is_signed_in()

    assert pending(another_browser.post(AT_SIGN_IN, {"code": totp(secret)})) == {"mfa_trust"}
    assert another_browser.post("/auth/2fa/trust", {"trust": False}).status_code == 200
    assert another_browser.is_signed_in()


def test_a_code_is_not_accepted_twice(signed_in, mei):
    secret, _ = set_up_app(signed_in)
    code = totp(secret)

    assert accepts(mei, code)
    assert not accepts(mei, code)


def test_the_code_that_set_the_app_up_does_not_sign_in(signed_in, another_browser):
    secret = signed_in.get(TOTP).json()["data"]["secret"]
    code = totp(secret)
    signed_in.post(TOTP, {"code": code})

    another_browser.sign_in()
    assert another_browser.post(AT_SIGN_IN, {"code": code}).status_code == 400


def test_a_code_older_than_the_last_accepted_one_is_of_no_use(signed_in, mei):
    secret, _ = set_up_app(signed_in)
    with time_machine.travel(now(), tick=False):
        assert accepts(mei, totp(secret, steps=1))
        assert not accepts(mei, totp(secret))


@pytest.mark.parametrize(("steps", "is_right"), [(-2, False), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_one_step_off(signed_in, mei, steps, is_right):
    with travel(minutes=-10):
        secret, _ = set_up_app(signed_in)

    with time_machine.travel(now(), tick=False):
        code = totp(secret, steps=steps)
        assert accepts(mei, code) is is_right


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_a_code_lets_one_in(signed_in, mei):
    secret, _ = set_up_app(signed_in)
    code, at = totp(secret), now()

    def use(_):
        try:
            return accepts(mei, code, at=at)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(use, range(4))) == [False, False, False, True]


def test_a_second_app_is_refused(signed_in):
    set_up_app(signed_in)

    assert signed_in.get(TOTP).status_code == 409


def test_ten_recovery_codes_come_with_the_first_factor_and_are_kept_as_digests(signed_in):
    _, codes = set_up_app(signed_in)

    assert len(set(codes)) == 10
    kept = json.dumps([factor.data for factor in Authenticator.objects.all()])
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)
    listed = signed_in.get("/account/authenticators").content.decode()
    assert not any(code in listed for code in codes)


def test_a_recovery_code_works_once_however_it_is_typed(signed_in, another_browser):
    _, codes = set_up_app(signed_in)
    typed = f" {codes[3].upper().replace('-', ' ')} "

    another_browser.sign_in()
    assert pending(another_browser.post(AT_SIGN_IN, {"code": typed})) == {"mfa_trust"}
    assert [body["left"] for body in facts("accounts.recovery_code_used")] == [9]

    third = Browser()
    third.sign_in()
    assert third.post(AT_SIGN_IN, {"code": codes[3]}).status_code == 400


def test_one_sees_how_many_recovery_codes_are_left(signed_in, mei):
    _, codes = set_up_app(signed_in)
    assert accepts(mei, codes[0])

    kept = {factor["type"]: factor for factor in signed_in.get("/account/authenticators").json()["data"]}
    assert kept["recovery_codes"]["total_code_count"] == 10
    assert kept["recovery_codes"]["unused_code_count"] == 9


def test_new_recovery_codes_end_the_old_ones(signed_in, mei):
    _, old = set_up_app(signed_in)

    new = signed_in.post(CODES).json()["data"]["recovery_codes"]

    assert len(new) == 10
    assert not set(new) & set(old)
    assert changes() == ["totp_added", "recovery_codes_made"]
    assert not accepts(mei, old[0])
    assert accepts(mei, new[0])


def test_without_a_second_factor_there_are_no_recovery_codes(signed_in):
    refused = signed_in.post(CODES)

    assert refused.status_code == 409
    assert refused.json()["code"] == "not_possible_now"


@pytest.mark.parametrize(("method", "path"), [("GET", TOTP), ("POST", TOTP), ("DELETE", TOTP), ("POST", CODES)])
def test_changing_them_takes_a_fresh_proof(signed_in, method, path):
    with travel(minutes=16):
        answer = signed_in.get(path) if method == "GET" else signed_in.send(method, path, {"code": "123456"})

    assert answer.status_code == 401
    assert answer.json()["meta"]["is_authenticated"]


def test_a_code_is_a_fresh_proof(signed_in):
    secret, _ = set_up_app(signed_in)

    with travel(minutes=16):
        assert signed_in.post("/auth/2fa/reauthenticate", {"code": totp(secret)}).status_code == 200
        assert signed_in.post(CODES).status_code == 200


def test_guessing_is_limited(signed_in, another_browser):
    secret, _ = set_up_app(signed_in)
    another_browser.sign_in()

    tries = [another_browser.post(AT_SIGN_IN, {"code": f"{n:06}"}).status_code for n in range(6)]

    assert tries == [400, 400, 400, 400, 400, 429]
    assert another_browser.post(AT_SIGN_IN, {"code": totp(secret)}).status_code == 429
    with travel(minutes=16):
        another_browser.sign_in()
        assert pending(another_browser.post(AT_SIGN_IN, {"code": totp(secret)})) == {"mfa_trust"}


def test_no_person_sees_or_uses_anothers(signed_in, another_browser, mei):
    set_up_app(signed_in)
    ravi = User.objects.create_user("ravi@else.example", "Kopi-Labs-2026")
    ravi.emailaddress_set.create(email=ravi.email, verified=True, primary=True)
    another_browser.sign_in("ravi@else.example")

    assert another_browser.get("/account/authenticators").json()["data"] == []
    assert another_browser.send("DELETE", TOTP).status_code == 404
    assert has_second_factor(person_id=mei.pk)


def test_the_anonymous_have_none(browser):
    assert browser.get("/account/authenticators").status_code == 401
    assert browser.get(TOTP).status_code == 401
    assert browser.post(AT_SIGN_IN, {"code": "123456"}).status_code == 401
