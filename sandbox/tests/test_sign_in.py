"""Google and GitHub, spoken to as their clients do: consent, a code, a token, who it is."""

import base64
import hashlib
import struct
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import httpx
import jwt
import pytest
from cryptography import x509

from orchestrator_sandbox.testing import RunningSandbox

BACK = "http://localhost:3000/accounts/google/login/callback/?kept=1"
CLIENT = {"client_id": "sandbox-techflow", "client_secret": "sandbox-techflow-secret"}
VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123456789"
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
CONSENT = {"google": "/google/o/oauth2/v2/auth", "github": "/github/login/oauth/authorize"}
TOKEN = {"google": "/google/token", "github": "/github/login/oauth/access_token"}
BOTH = pytest.mark.parametrize("provider", ["google", "github"])


def asking(sandbox: RunningSandbox, provider: str = "google", **changes: str | None) -> str:
    """The address that an application sends a browser to."""
    query: dict[str, str | None] = {
        "client_id": CLIENT["client_id"],
        "redirect_uri": BACK,
        "response_type": "code",
        "scope": "openid email profile" if provider == "google" else "user:email",
        "state": "a state/with+signs",
        "code_challenge": CHALLENGE,
        "code_challenge_method": "S256",
    }
    given = {name: value for name, value in (query | changes).items() if value is not None}
    return f"{sandbox.url}{CONSENT[provider]}?{urlencode(given)}"


def somebody(sandbox: RunningSandbox, provider: str, name: str = "Mei Tan") -> dict[str, Any]:
    people = sandbox.ask("identities", provider=provider)["data"]
    return next(person for person in people if person["name"] == name)


def came_back(address: str) -> dict[str, str]:
    """The query that a browser brings back."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def code_for(sandbox: RunningSandbox, provider: str = "google", name: str = "Mei Tan", **changes: str | None) -> str:
    subject = somebody(sandbox, provider, name)["subject"]
    return came_back(sandbox.consent(asking(sandbox, provider, **changes), subject))["code"]


def exchange(sandbox: RunningSandbox, provider: str, code: str, **changes: str) -> httpx.Response:
    form = {**CLIENT, "grant_type": "authorization_code", "code": code, "redirect_uri": BACK, "code_verifier": VERIFIER}
    return httpx.post(sandbox.url + TOKEN[provider], data=form | changes, headers={"Accept": "application/json"})


def bearer(answer: httpx.Response) -> dict[str, str]:
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


@BOTH
def test_the_consent_page_shows_who_asks_and_who_there_is(sandbox: RunningSandbox, provider: str) -> None:
    page = httpx.get(asking(sandbox, provider)).text

    assert "localhost:3000" in page
    assert page.count("address not verified") == 1
    assert "daniel@lim.example" in page
    assert "Cancel" in page


@BOTH
def test_state_and_query_come_back_as_they_were(sandbox: RunningSandbox, provider: str) -> None:
    back = sandbox.consent(asking(sandbox, provider), somebody(sandbox, provider)["subject"])

    assert back.startswith("http://localhost:3000/accounts/google/login/callback/?kept=1&code=")
    assert came_back(back)["state"] == "a state/with+signs"


def test_google_says_who_it_is_and_signs_it(sandbox: RunningSandbox) -> None:
    answer = exchange(sandbox, "google", code_for(sandbox, nonce="n-1"))

    token = answer.json()["id_token"]
    key_id = jwt.get_unverified_header(token)["kid"]
    certificate = httpx.get(f"{sandbox.url}/google/oauth2/v1/certs").json()[key_id]
    by_certificate = jwt.decode(
        token,
        x509.load_pem_x509_certificate(certificate.encode()).public_key(),  # type: ignore[arg-type]
        algorithms=["RS256"],
        audience=CLIENT["client_id"],
        issuer=f"{sandbox.url}/google",
    )
    key = jwt.PyJWKClient(f"{sandbox.url}/google/oauth2/v3/certs").get_signing_key(key_id)
    assert jwt.decode(token, key, algorithms=["RS256"], audience=CLIENT["client_id"]) == by_certificate
    assert {"email": "mei@kopi.example", "email_verified": True, "nonce": "n-1"}.items() <= by_certificate.items()
    assert {"name": "Mei Tan", "given_name": "Mei", "family_name": "Tan"}.items() <= by_certificate.items()
    assert by_certificate["sub"] == somebody(sandbox, "google")["subject"]
    info = httpx.get(f"{sandbox.url}/google/oauth2/v2/userinfo", headers=bearer(answer)).json()
    assert (info["id"], info["verified_email"]) == (by_certificate["sub"], True)
    discovered = httpx.get(f"{sandbox.url}/google/.well-known/openid-configuration").json()
    assert discovered["issuer"] == by_certificate["iss"]


def test_google_tells_only_what_was_asked_for(sandbox: RunningSandbox) -> None:
    answer = exchange(sandbox, "google", code_for(sandbox, scope="openid"))

    claims = jwt.decode(answer.json()["id_token"], options={"verify_signature": False})
    assert not {"email", "name", "picture"} & claims.keys()


def test_github_tells_addresses_apart(sandbox: RunningSandbox) -> None:
    person = somebody(sandbox, "github", "Aisyah Rahman")
    more = [{"email": "old@aisyah.example", "verified": False}]
    sandbox.identity("github", subject=person["subject"], more=more)

    answer = exchange(sandbox, "github", code_for(sandbox, "github", "Aisyah Rahman"))

    profile = httpx.get(f"{sandbox.url}/github/api/v3/user", headers=bearer(answer)).json()
    addresses = httpx.get(f"{sandbox.url}/github/api/v3/user/emails", headers=bearer(answer)).json()
    assert (profile["id"], profile["login"]) == (int(person["subject"]), "aisyah-codes")
    assert profile["email"] == "hello@aisyah.example"
    told = [(each["email"], each["verified"], each["primary"]) for each in addresses]
    assert ("aisyah@tanjong.example", True, True) in told
    assert ("old@aisyah.example", False, False) in told
    assert any(email.endswith("@users.noreply.github.com") and verified for email, verified, _ in told)
    assert "hello@aisyah.example" not in [email for email, _, _ in told]


def test_github_answers_with_a_form_unless_json_is_asked_for(sandbox: RunningSandbox) -> None:
    form = {**CLIENT, "code": code_for(sandbox, "github"), "redirect_uri": BACK, "code_verifier": VERIFIER}

    answer = httpx.post(sandbox.url + TOKEN["github"], data=form)

    assert dict(parse_qsl(answer.text))["token_type"] == "bearer"


def test_github_hides_addresses_that_were_not_granted(sandbox: RunningSandbox) -> None:
    answer = exchange(sandbox, "github", code_for(sandbox, "github", scope=None))

    assert httpx.get(f"{sandbox.url}/github/api/v3/user/emails", headers=bearer(answer)).status_code == 404
    assert httpx.get(f"{sandbox.url}/github/api/v3/user").status_code == 401


@BOTH
@pytest.mark.parametrize(
    "wrong",
    [
        {"client_secret": "another"},
        {"client_id": "sandbox-other", "client_secret": "sandbox-other-secret"},
        {"code_verifier": "another-verifier-that-is-long-enough-0123456789"},
        {"redirect_uri": "http://localhost:3000/elsewhere"},
        {"code": "never-given"},
    ],
)
def test_a_wrong_exchange_is_refused(sandbox: RunningSandbox, provider: str, wrong: dict[str, str]) -> None:
    answer = exchange(sandbox, provider, **({"code": code_for(sandbox, provider)} | wrong))

    assert answer.json()["error"]
    assert "access_token" not in answer.text
    assert answer.status_code == 200 if provider == "github" else answer.is_client_error


@BOTH
def test_a_code_works_once_and_its_reuse_ends_what_it_gave(sandbox: RunningSandbox, provider: str) -> None:
    code = code_for(sandbox, provider)
    first = exchange(sandbox, provider, code)
    me = f"{sandbox.url}{'/google/oauth2/v2/userinfo' if provider == 'google' else '/github/api/v3/user'}"
    assert httpx.get(me, headers=bearer(first)).status_code == 200

    second = exchange(sandbox, provider, code)

    assert second.json()["error"] in ("invalid_grant", "bad_verification_code")
    assert httpx.get(me, headers=bearer(first)).status_code == 401


def test_a_code_expires(sandbox: RunningSandbox) -> None:
    code = code_for(sandbox)
    sandbox.control("clock", {"advance": 601})

    assert exchange(sandbox, "google", code).json()["error"] == "invalid_grant"


@BOTH
@pytest.mark.parametrize(("button", "error"), [("cancel", "access_denied"), ("error", "server_error")])
def test_who_does_not_agree_goes_back_with_an_error(
    sandbox: RunningSandbox, provider: str, button: str, error: str
) -> None:
    back = came_back(sandbox.consent(asking(sandbox, provider), action=button))

    assert (back["error"], back["state"]) == (error, "a state/with+signs")
    assert "code" not in back


@BOTH
@pytest.mark.parametrize(
    "wrong",
    [{"client_id": "unknown"}, {"redirect_uri": "https://evil.example/"}, {"redirect_uri": "javascript:alert(1)"}],
)
def test_a_stranger_s_request_is_sent_nowhere(sandbox: RunningSandbox, provider: str, wrong: dict[str, str]) -> None:
    answer = httpx.get(asking(sandbox, provider, **wrong))

    assert answer.status_code == 400
    assert "Access blocked" in answer.text


@pytest.mark.parametrize("wrong", [{"response_type": "token"}, {"code_challenge_method": "plain"}])
def test_a_client_that_asks_wrongly_is_told_so(sandbox: RunningSandbox, wrong: dict[str, str]) -> None:
    answer = httpx.get(asking(sandbox, **wrong))

    assert answer.status_code == 303
    assert came_back(answer.headers["Location"])["error"] in ("unsupported_response_type", "invalid_request")


@BOTH
def test_somebody_new_is_made_on_the_page(sandbox: RunningSandbox, provider: str) -> None:
    form = {"action": "new", "name": "Priya Nair", "email": "priya@nair.example", "verified": "yes"}
    answer = httpx.post(asking(sandbox, provider), data=form)

    made = somebody(sandbox, provider, "Priya Nair")
    assert "code" in came_back(answer.headers["Location"])
    assert (made["verified"], made["picture"]) == (True, False)
    assert made["subject"].isdigit()
    assert "email is an address" in httpx.post(asking(sandbox, provider), data=form | {"email": "priya"}).text


@BOTH
def test_a_person_changes_and_keeps_the_subject(sandbox: RunningSandbox, provider: str) -> None:
    person = somebody(sandbox, provider)
    page = f"{sandbox.url}/{provider}/identities/{person['subject']}"
    assert "mei@kopi.example" in httpx.get(page).text
    saved = httpx.post(page, data={"action": "save", "name": "Mei Lim", "email": "mei@new.example"})

    changed = somebody(sandbox, provider, "Mei Lim")
    assert saved.headers["Location"] == "/panel/identities"
    assert (changed["subject"], changed["email"], changed["verified"]) == (person["subject"], "mei@new.example", False)
    assert "Mei Lim" in httpx.get(f"{sandbox.url}/panel/identities").text
    removed = httpx.post(f"{page}?back=//evil.example", data={"action": "remove"})
    assert removed.headers["Location"] == "/panel/identities"
    assert httpx.get(page).status_code == 303


@BOTH
def test_a_picture_is_a_png_or_is_not_there(sandbox: RunningSandbox, provider: str) -> None:
    mei, daniel = (somebody(sandbox, provider, name)["subject"] for name in ("Mei Tan", "Daniel Lim"))

    shown = httpx.get(f"{sandbox.url}/{provider}/pictures/{mei}.png")

    assert shown.headers["Content-Type"] == "image/png"
    assert struct.unpack(">II", shown.content[16:24]) == (240, 240)
    assert httpx.get(f"{sandbox.url}/{provider}/pictures/{daniel}.png").status_code == 404
    assert httpx.get(f"{sandbox.url}/{provider}/pictures/1.png").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"provider": "nowhere", "name": "A", "email": "a@b.example"},
        {"provider": "google", "name": "A"},
        {"provider": "google", "name": "A", "email": "a@b.example", "verified": "yes"},
        {"provider": "google", "name": "A", "email": "a@b.example", "colour": "red"},
        {"provider": "google", "subject": "1", "name": "A"},
    ],
)
def test_an_identity_that_cannot_be_meant_is_refused(sandbox: RunningSandbox, wrong: dict[str, Any]) -> None:
    answer = httpx.post(f"{sandbox.url}/_sandbox/identities", json=wrong)

    assert answer.status_code in (400, 404)


def test_removing_somebody_ends_what_they_granted(sandbox: RunningSandbox) -> None:
    answer = exchange(sandbox, "google", code_for(sandbox))
    subject = somebody(sandbox, "google")["subject"]
    httpx.delete(f"{sandbox.url}/_sandbox/identities", params={"provider": "google", "subject": subject})

    info = httpx.get(f"{sandbox.url}/google/oauth2/v2/userinfo", headers=bearer(answer))

    assert info.status_code == 401


def test_a_provider_fails_when_it_is_told_to(sandbox: RunningSandbox) -> None:
    sandbox.fail_next("/google/token", status=503)
    code = code_for(sandbox)

    assert exchange(sandbox, "google", code).status_code == 503
    assert exchange(sandbox, "google", code).status_code == 200


def test_no_other_site_may_press_the_buttons(sandbox: RunningSandbox) -> None:
    answer = httpx.post(asking(sandbox), data={"action": "cancel"}, headers={"Origin": "http://localhost:3000"})

    assert answer.status_code == 403
