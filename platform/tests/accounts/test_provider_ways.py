"""Out to a provider and back: bound to one browser, once, and only to our own pages."""

from urllib.parse import parse_qs, urlsplit

import pytest
from accounts.provider_steps import error_in
from allauth.socialaccount.models import SocialAccount

from orchestrator.accounts.models import User
from orchestrator.accounts.own_paths import is_own_path

BOTH = pytest.mark.parametrize("provider", ["google", "github"])


@BOTH
def test_the_way_out_carries_a_state_and_a_challenge_of_its_own(traveller, provider):
    asked = [parse_qs(urlsplit(traveller.set_out(provider)).query) for _ in range(2)]

    assert asked[0]["state"] != asked[1]["state"]
    assert asked[0]["code_challenge"] != asked[1]["code_challenge"]
    assert [one["code_challenge_method"] for one in asked] == [["S256"], ["S256"]]
    assert asked[0]["redirect_uri"] == [f"http://localhost:3000/accounts/{provider}/login/callback/"]


@BOTH
def test_cancelling_comes_back_to_the_page_one_came_from(traveller, provider):
    back = traveller.give_up("cancel", provider)

    assert back == "/sign-in/return?next=%2Faccount&error=cancelled&error_process=login"
    assert not traveller.is_signed_in()


@BOTH
def test_an_error_there_is_no_crash_here(traveller, provider):
    assert error_in(traveller.give_up("error", provider)) == "unknown"


@pytest.mark.parametrize(
    "path", ["/google/token", "/github/login/oauth/access_token", "/github/api/v3/user", "/github/api/v3/user/emails"]
)
def test_a_provider_that_is_down_is_no_crash_here(traveller, sandbox, path):
    provider = path.split("/")[1]
    there = sandbox.identity(provider, name="Mei", email="mei@kopi.example")
    sandbox.fail_next(path, status=503)

    assert error_in(traveller.go_with(there)) == "unknown"
    assert not User.objects.exists()


def test_an_answer_works_once(traveller, another_traveller, sandbox, at_google):
    answer = sandbox.consent(traveller.set_out(), at_google["subject"])
    traveller.come_back(answer)
    traveller.sign_out()

    again = traveller.come_back(answer)

    assert error_in(again) == "unknown"
    assert not traveller.is_signed_in()


def test_an_answer_works_only_in_the_browser_that_asked(traveller, another_traveller, sandbox, at_google):
    answer = sandbox.consent(traveller.set_out(), at_google["subject"])

    assert error_in(another_traveller.come_back(answer)) == "unknown"
    assert not another_traveller.is_signed_in()


def test_an_answer_of_one_provider_is_none_of_the_other(traveller, sandbox, at_google):
    answer = sandbox.consent(traveller.set_out(), at_google["subject"]).replace("/google/", "/github/")

    assert error_in(traveller.come_back(answer)) == "unknown"


@pytest.mark.parametrize("query", ["", "?code=x", "?state=made-up&code=x", "?error=access_denied", "?state="])
def test_whoever_just_turns_up_is_sent_to_sign_in(traveller, query):
    back = traveller.client.get(f"/accounts/google/login/callback/{query}")["Location"]

    assert back.startswith("http://localhost:3000/sign-in/return?error=")


def test_the_callback_takes_no_form(traveller):
    assert traveller.client.post("/accounts/google/login/callback/", {"code": "x"}).status_code in (403, 405)


def test_setting_out_needs_the_page_s_own_token(traveller):
    wish = {"provider": "google", "callback_url": "/account"}
    address = "/_allauth/browser/v1/auth/provider/redirect"

    assert traveller.client.post(address, wish, content_type="application/json").status_code == 403
    assert traveller.client.get("/_allauth/browser/v1/auth/provider/redirect").status_code == 405


ELSEWHERE = [
    "https://evil.example/",
    "http://localhost:3000/account",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/a/..//evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "account",
    "",
    "/" + "a" * 3000,
]


@pytest.mark.parametrize("back", ELSEWHERE)
def test_one_comes_back_to_our_own_pages_only(traveller, back):
    assert not is_own_path(back)
    assert traveller.ask_the_way(back=back).status_code == 400


@pytest.mark.parametrize(
    "back", ["/account", "/kopi-labs/billing?tab=1#top", "/sign-in/return?next=%2F%2Fevil.example"]
)
def test_any_page_of_ours_will_do(traveller, back):
    assert is_own_path(back)
    assert "/o/oauth2/v2/auth?" in traveller.set_out(back=back)


def test_what_cannot_be_meant_is_refused(traveller):
    for wish in ({"provider": "facebook", "callback_url": "/"}, {"provider": "google"}, {"provider": ["google"]}, {}):
        assert traveller.post("/auth/provider/redirect", wish).status_code == 400


def test_linking_has_a_door_of_its_own(traveller, mei, sandbox):
    stranger = sandbox.identity("google", name="Ravi", email="ravi@teh.example")
    traveller.sign_in()

    wish = {"provider": "google", "callback_url": "/account", "process": "connect"}
    address = traveller.post("/auth/provider/redirect", wish).json()["data"]["address"]
    traveller.come_back(sandbox.consent(address, stranger["subject"]))

    assert not SocialAccount.objects.filter(user=mei).exists()
    assert traveller.get("/auth/session").json()["data"]["user"]["email"] == "ravi@teh.example"


def test_the_session_goes_on_under_a_new_id(traveller, at_google):
    there = traveller.sandbox.consent(traveller.set_out(), at_google["subject"])
    before = traveller.session_id

    traveller.come_back(there)

    assert traveller.is_signed_in()
    assert traveller.session_id != before


def test_setting_out_again_and_again_is_slowed(traveller):
    answers = [traveller.ask_the_way() for _ in range(31)]

    assert [answer.status_code for answer in answers[-2:]] == [200, 429]
    assert int(answers[-1]["Retry-After"]) > 0
