"""Signing up and in with Google and GitHub, and whom a provider's word may mean."""

import pytest
from accounts.authenticator import set_up_app, totp
from accounts.browser import PASSWORD, key_of, mails
from accounts.provider_steps import error_in, facts
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken

from orchestrator.accounts.models import User
from orchestrator.kit.conf import conf

BOTH = pytest.mark.parametrize("who", ["at_google", "at_github"])


@BOTH
def test_a_stranger_signs_up_with_a_verified_address_and_is_in(traveller, request, who):
    there = request.getfixturevalue(who)

    back = traveller.go_with(there)

    person = User.objects.get()
    assert back == "/sign-in/return?next=/account"
    assert traveller.is_signed_in()
    assert (person.email, person.name, person.has_usable_password()) == ("mei@kopi.example", "Mei Lim", False)
    assert EmailAddress.objects.get().verified
    assert [fact.actor_id for fact in facts("person_verified")] == [person.pk]
    assert [fact.body["joined"] for fact in facts("provider_linked")] == [True]
    assert mails("verify_address") == []


@BOTH
def test_they_come_again_and_are_the_same_person(traveller, another_traveller, request, who):
    there = request.getfixturevalue(who)
    traveller.go_with(there)

    another_traveller.go_with(there)

    assert another_traveller.is_signed_in()
    assert User.objects.count() == SocialAccount.objects.count() == 1
    assert len(facts("provider_linked")) == 1


def test_nothing_is_kept_that_opens_their_account_there_or_that_is_not_used(traveller, at_google, at_github):
    traveller.go_with(at_google)
    traveller.connect(at_github)

    kept = {link.provider: link.extra_data for link in SocialAccount.objects.all()}
    assert not SocialToken.objects.exists()
    assert set(kept["google"]) == set(kept["github"]) == {"account", "name", "picture"}
    assert kept["github"]["account"] == "mei-codes"


def test_a_verified_person_is_linked_when_the_provider_vouches_too(traveller, mei, at_google):
    traveller.go_with(at_google)

    assert traveller.is_signed_in()
    assert SocialAccount.objects.get().user == mei
    mei.refresh_from_db()
    assert (mei.name, mei.check_password(PASSWORD)) == ("Mei Tan", True)
    assert [fact.body["joined"] for fact in facts("provider_linked")] == [False]


def test_an_address_that_the_provider_did_not_verify_links_to_nobody(traveller, mei, sandbox, at_google):
    sandbox.identity("google", subject=at_google["subject"], verified=False)

    back = traveller.go_with(at_google)

    assert not traveller.is_signed_in()
    assert not SocialAccount.objects.exists()
    assert error_in(back) is None
    assert [message.to for message in mails("account_already_exists")] == ["mei@kopi.example"]


def test_who_asks_cannot_tell_whether_an_unverified_address_is_known(
    traveller,
    another_traveller,
    mei,
    sandbox,
):
    known = sandbox.identity("google", name="A", email="mei@kopi.example", verified=False)
    unknown = sandbox.identity("google", name="A", email="nobody@kopi.example", verified=False)

    answers = [(one.go_with(who), one.pending()) for one, who in ((traveller, known), (another_traveller, unknown))]

    assert answers[0] == answers[1] == ("/sign-in/return?next=/account", ["verify_email"])


def test_an_unverified_address_is_verified_by_mail_before_anybody_is_let_in(traveller, sandbox, at_google):
    sandbox.identity("google", subject=at_google["subject"], verified=False)

    traveller.go_with(at_google)

    assert not traveller.is_signed_in()
    assert facts("person_verified") == []
    (message,) = mails("verify_address")
    assert traveller.post("/auth/email/verify", {"key": key_of(message)}).status_code == 200
    assert traveller.is_signed_in()
    assert len(facts("person_verified")) == 1
    assert SocialAccount.objects.count() == 1


def test_an_unverified_address_does_not_sign_in_the_second_time_either(traveller, another_traveller, sandbox):
    there = sandbox.identity("google", name="Mei", email="mei@kopi.example", verified=False)
    traveller.go_with(there)

    another_traveller.go_with(there)

    assert not another_traveller.is_signed_in()
    assert another_traveller.pending() == ["verify_email"]


def test_a_link_planted_before_the_address_was_shown_goes_when_its_owner_shows_it(
    traveller,
    another_traveller,
    sandbox,
    browser,
):
    planted = sandbox.identity("google", name="Mallory", email="mei@kopi.example", verified=False)
    traveller.go_with(planted)
    (message,) = mails("verify_address")

    browser.post("/auth/email/verify", {"key": key_of(message)})

    assert EmailAddress.objects.get().verified
    assert not SocialAccount.objects.exists()
    another_traveller.go_with(planted)
    assert not another_traveller.is_signed_in()


def test_github_s_public_profile_address_is_nobody_s(traveller, mei, sandbox):
    mallory = sandbox.identity(
        "github", name="Mallory", email="mallory@evil.example", login="mallory", public_email="mei@kopi.example"
    )

    traveller.go_with(mallory)

    assert User.objects.get(pk=SocialAccount.objects.get().user_id).email == "mallory@evil.example"
    assert not SocialAccount.objects.filter(user=mei).exists()


def test_github_s_verified_address_counts_and_its_unverified_primary_does_not(traveller, sandbox):
    more = [{"email": "mei@work.example", "verified": True}]
    there = sandbox.identity("github", name="Mei", email="mei@kopi.example", verified=False, more=more)

    traveller.go_with(there)

    assert User.objects.get().email == "mei@work.example"
    assert EmailAddress.objects.count() == 1


def test_github_without_a_verified_address_is_told_so(traveller, sandbox):
    there = sandbox.identity("github", name="Mei", email="mei@kopi.example", verified=False)

    back = traveller.go_with(there)

    assert error_in(back) == "no_verified_address"
    assert not User.objects.exists()


def test_an_address_that_changed_there_moves_nobody(traveller, another_traveller, sandbox, mei, at_google):
    traveller.go_with(at_google)
    ravi = User.objects.create_user("ravi@teh.example")
    EmailAddress.objects.create(user=ravi, email=ravi.email, verified=True, primary=True)
    sandbox.identity("google", subject=at_google["subject"], email="ravi@teh.example")

    another_traveller.go_with(at_google)

    assert another_traveller.get("/auth/session").json()["data"]["user"]["email"] == "mei@kopi.example"
    mei.refresh_from_db()
    assert mei.email == "mei@kopi.example"
    assert SocialAccount.objects.get().user == mei


def test_another_account_there_with_a_recycled_address_signs_in_first(
    traveller,
    another_traveller,
    mei,
    sandbox,
    at_google,
):
    traveller.go_with(at_google)
    newcomer = sandbox.identity("google", name="Somebody else", email="mei@kopi.example")

    back = another_traveller.go_with(newcomer)

    assert error_in(back) == "sign_in_first"
    assert not another_traveller.is_signed_in()
    assert SocialAccount.objects.get().uid == at_google["subject"]


def test_a_closed_account_stays_closed(traveller, another_traveller, mei, at_google):
    traveller.go_with(at_google)
    User.objects.filter(pk=mei.pk).update(is_active=False)

    back = another_traveller.go_with(at_google)

    assert error_in(back) == "account_inactive"
    assert not another_traveller.is_signed_in()


def test_a_closed_site_lets_old_friends_in_and_nobody_new(
    traveller, another_traveller, mei, settings, sandbox, at_google
):
    settings.ORCHESTRATOR = conf().model_copy(update={"signup_open": False})
    stranger = sandbox.identity("google", name="New", email="new@kopi.example")

    assert error_in(traveller.go_with(stranger)) == "signup_closed"
    another_traveller.go_with(at_google)

    assert another_traveller.is_signed_in()
    assert User.objects.count() == 1


def test_without_a_client_there_is_no_button(traveller, settings):
    settings.SOCIALACCOUNT_PROVIDERS = {"google": {"APPS": []}, "github": {"APPS": []}}
    settings.ORCHESTRATOR = conf().model_copy(update={"google_client_id": "", "github_client_id": ""})

    assert traveller.get("/config").json()["data"]["socialaccount"]["providers"] == []
    assert traveller.ask_the_way().status_code == 400


def test_with_one_there_is(traveller):
    providers = traveller.get("/config").json()["data"]["socialaccount"]["providers"]

    assert [provider["id"] for provider in providers] == ["github", "google"]


@BOTH
def test_a_second_factor_guards_this_way_in_too(traveller, another_traveller, mei, request, who):
    there = request.getfixturevalue(who)
    traveller.sign_in()
    traveller.connect(there)
    app, _ = set_up_app(traveller)

    another_traveller.go_with(there)

    assert not another_traveller.is_signed_in()
    assert another_traveller.pending() == ["mfa_authenticate"]
    another_traveller.post("/auth/2fa/authenticate", {"code": totp(app)})
    another_traveller.post("/auth/2fa/trust", {"trust": False})
    assert another_traveller.is_signed_in()


def test_a_strange_name_there_is_a_plain_one_here(traveller, sandbox):
    name = "Mei\x00 \u202eLim\n" + "x" * 300

    traveller.go_with(sandbox.identity("google", name=name, email="mei@kopi.example"))

    person = User.objects.get()
    assert person.name.startswith("Mei Lim x")
    assert len(person.name) == 120


def test_an_address_in_another_alphabet_is_one_address(traveller, another_traveller, sandbox):
    for browser, email in ((traveller, "mei@k\u00f6pi.example"), (another_traveller, "MEI@xn--kpi-sna.example")):
        browser.go_with(sandbox.identity("google", name="Mei", email=email))

    assert User.objects.get().email == "mei@xn--kpi-sna.example"
