"""Passkeys: several for each person, and a way in of their own."""

import pytest
from accounts.authenticator import PRESENT, Passkey, set_up_app, set_up_passkey
from accounts.browser import travel

from orchestrator.accounts.models import User
from orchestrator.accounts.queries import has_second_factor
from orchestrator.events.models import Fact
from orchestrator.tenancy.acting import across_organisations

pytestmark = pytest.mark.django_db
PASSKEYS = "/account/authenticators/webauthn"


def facts(name):
    with across_organisations(reason="a test"):
        return [fact.body for fact in Fact.objects.filter(name=name).order_by("pk")]


def changes():
    return [body["change"] for body in facts("accounts.second_factor_changed")]


def listed(browser):
    found = browser.get("/account/authenticators").json()["data"]
    return [factor for factor in found if factor["type"] == "webauthn"]


def answer_with(browser, path, passkey):
    asked = browser.get(path)
    assert asked.status_code == 200, asked.content
    return browser.post(path, {"credential": passkey.get(asked.json()["data"]["request_options"])})


@pytest.fixture
def signed_in(browser, mei):
    browser.sign_in()
    return browser


@pytest.fixture
def laptop(signed_in):
    """Mei's laptop, whose passkey is added."""
    passkey = Passkey()
    assert set_up_passkey(signed_in, passkey).status_code == 200
    return passkey


def test_the_first_brings_recovery_codes_and_counts_as_a_second_factor(signed_in, mei):
    added = set_up_passkey(signed_in, Passkey(), name="  Mei's   laptop ").json()["data"]

    assert added["name"] == "Mei's laptop"
    assert added["id"].startswith("pky_")
    assert added["is_passwordless"]
    assert len(added["recovery_codes"]) == 10
    assert has_second_factor(person_id=mei.pk)
    assert changes() == ["passkey_added"]


def test_several_have_names_which_can_be_changed(signed_in, laptop):
    second = set_up_passkey(signed_in, Passkey(), name="").json()["data"]
    assert "recovery_codes" not in second
    assert [passkey["name"] for passkey in listed(signed_in)] == ["Laptop", "Passkey 2"]

    renamed = signed_in.send("PUT", PASSKEYS, {"id": second["id"], "name": "Telephone"})

    assert renamed.json()["data"]["name"] == "Telephone"
    assert [passkey["name"] for passkey in listed(signed_in)] == ["Laptop", "Telephone"]


def test_one_of_several_is_removed_and_then_lets_nobody_in(signed_in, laptop, another_browser):
    set_up_app(signed_in)
    signed_in.send("DELETE", PASSKEYS, {"id": listed(signed_in)[0]["id"]})

    assert listed(signed_in) == []
    assert changes()[-1] == "passkey_removed"
    assert answer_with(another_browser, "/auth/webauthn/login", laptop).status_code == 400


def test_the_only_factor_is_not_removed_just_so(signed_in, laptop, mei):
    refused = signed_in.send("DELETE", PASSKEYS, {"id": listed(signed_in)[0]["id"]})

    assert refused.status_code == 409
    assert refused.json()["code"] == "last_second_factor"
    assert has_second_factor(person_id=mei.pk)


def test_a_passkey_alone_signs_in(laptop, another_browser):
    answer = answer_with(another_browser, "/auth/webauthn/login", laptop)

    assert answer.status_code == 200
    assert answer.json()["data"]["user"]["email"] == "mei@kopi.example"
    assert another_browser.is_signed_in()


def test_a_passkey_finishes_what_a_password_began(laptop, another_browser):
    another_browser.sign_in()
    assert not another_browser.is_signed_in()

    answer_with(another_browser, "/auth/webauthn/authenticate", laptop)
    another_browser.post("/auth/2fa/trust", {"trust": False})

    assert another_browser.is_signed_in()


def test_a_passkey_is_a_fresh_proof(signed_in, laptop):
    with travel(minutes=16):
        assert set_up_passkey_refused(signed_in)
        assert answer_with(signed_in, "/auth/webauthn/reauthenticate", laptop).status_code == 200
        assert signed_in.get(PASSKEYS).status_code == 200


def set_up_passkey_refused(browser):
    answer = browser.get(PASSKEYS)
    return answer.status_code == 401 and answer.json()["meta"]["is_authenticated"]


@pytest.mark.parametrize(
    "bent",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://localhost:3001"},
        {"origin": "https://app.localhost:3000"},
        {"rp_id": "evil.example"},
        {"flags": PRESENT},
        {"flags": 0},
    ],
)
def test_what_answers_for_another_site_or_checked_nobody_is_refused(laptop, another_browser, bent):
    for name, value in bent.items():
        setattr(laptop, name, value)

    refused = answer_with(another_browser, "/auth/webauthn/login", laptop)

    assert refused.status_code == 400
    assert refused.json()["errors"][0]["code"] == "passkey_refused"
    assert not another_browser.is_signed_in()


@pytest.mark.parametrize("bent", [{"origin": "https://evil.example"}, {"rp_id": "evil.example"}, {"flags": PRESENT}])
def test_such_a_one_is_not_added_either(signed_in, mei, bent):
    assert set_up_passkey(signed_in, Passkey(**bent)).status_code == 400
    assert not has_second_factor(person_id=mei.pk)


def test_the_sites_address_decides_whatever_host_is_claimed(signed_in):
    begun = signed_in.get(PASSKEYS, Host="localhost:9999").json()

    assert begun["data"]["creation_options"]["publicKey"]["rp"] == {"id": "localhost", "name": "Sample"}


def test_an_answer_works_once(laptop, another_browser):
    asked = another_browser.get("/auth/webauthn/login").json()["data"]["request_options"]
    said = {"credential": laptop.get(asked)}
    another_browser.post("/auth/webauthn/login", said)
    another_browser.sign_out()

    assert another_browser.post("/auth/webauthn/login", said).status_code == 400


def test_anothers_key_does_not_answer_for_mei(laptop, another_browser):
    stranger = Passkey(user_handle=laptop.user_handle)
    stranger.id = laptop.id

    assert answer_with(another_browser, "/auth/webauthn/login", stranger).status_code == 400


def test_a_passkey_that_counts_backwards_is_told_and_one_that_counts_nothing_is_not(signed_in, laptop, another_browser):
    answer_with(another_browser, "/auth/webauthn/login", laptop)
    assert facts("accounts.passkey_looks_copied") == []

    laptop.count = 0
    another_browser.sign_out()
    answer_with(another_browser, "/auth/webauthn/login", laptop)
    assert len(facts("accounts.passkey_looks_copied")) == 1

    silent = Passkey(counts=False)
    set_up_passkey(signed_in, silent)
    another_browser.sign_out()
    answer_with(another_browser, "/auth/webauthn/login", silent)
    assert len(facts("accounts.passkey_looks_copied")) == 1


def test_the_same_passkey_is_not_added_twice(signed_in, laptop):
    assert set_up_passkey(signed_in, laptop).status_code == 409


@pytest.mark.parametrize(
    "nonsense",
    [None, 1, [], "text", {}, {"id": "x"}, {"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}],
)
def test_nonsense_is_refused_in_words(signed_in, another_browser, nonsense):
    signed_in.get(PASSKEYS)
    assert signed_in.post(PASSKEYS, {"name": "x", "credential": nonsense}).status_code == 400
    another_browser.get("/auth/webauthn/login")
    assert another_browser.post("/auth/webauthn/login", {"credential": nonsense}).status_code == 400


def test_a_closed_account_is_not_opened_by_its_passkey(laptop, another_browser, mei):
    User.objects.filter(pk=mei.pk).update(is_active=False)

    refused = answer_with(another_browser, "/auth/webauthn/login", laptop)

    assert refused.status_code == 400
    assert not another_browser.is_signed_in()


def test_another_persons_passkey_is_not_found(signed_in, laptop, another_browser):
    ravi = User.objects.create_user("ravi@else.example", "Kopi-Labs-2026")
    ravi.emailaddress_set.create(email=ravi.email, verified=True, primary=True)
    another_browser.sign_in("ravi@else.example")
    theirs = listed(signed_in)[0]["id"]

    assert another_browser.send("PUT", PASSKEYS, {"id": theirs, "name": "Mine"}).status_code == 400
    assert another_browser.send("DELETE", PASSKEYS, {"id": theirs}).status_code == 400
    assert [passkey["name"] for passkey in listed(signed_in)] == ["Laptop"]
