"""Configuration is loud at start, and production refuses what only a laptop may have."""

import pytest
from pydantic import ValidationError

from orchestrator.kit.conf import Conf

SITE = {"site_name": "Sample", "plans": "plans.toml", "mail_from": "Sample <hello@sample.example>"}
GOOD = {
    "ORCHESTRATOR_ENV": "production",
    "SECRET_KEY": "k" * 50,
    "SITE_URL": "https://app.sample.example",
    "DATABASE_URL": "postgresql://orchestrator_app@db/app",
    "REDIS_URL": "rediss://valkey/0",
    "EMAIL_URL": "smtp+tls://user:pass@mail.sample.example:587",
    "STRIPE_API_KEY": "sk_live_0123456789",
    "STRIPE_WEBHOOK_SECRETS": "whsec_one, whsec_two",
}
VARIABLES = {
    *GOOD,
    "DEBUG",
    "STRIPE_API_BASE",
    "DATABASE_OWNER_URL",
    "BCRYPT_ROUNDS",
    "DATABASE_POOL",
    "INTERNAL_HOSTS",
    "SEALING_KEYS",
    "CONSOLE_REQUIRES_SECOND_FACTOR",
    "OUTBOUND_ALLOWED_HOSTS",
    *(f"{provider}_{part}" for provider in ("GOOGLE", "GITHUB") for part in ("CLIENT_ID", "CLIENT_SECRET", "BASE")),
}


@pytest.fixture
def configure(monkeypatch):
    def made(**changed):
        for name in VARIABLES:
            monkeypatch.delenv(name, raising=False)
        for name, value in {**GOOD, **changed}.items():
            if value is not None:
                monkeypatch.setenv(name, value)
        return Conf(**SITE)

    return made


def test_a_good_production_starts(configure):
    conf = configure()

    assert conf.is_production
    assert conf.is_live
    assert [secret.get_secret_value() for secret in conf.stripe_webhook_secrets] == ["whsec_one", "whsec_two"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"DEBUG": "true"}, "DEBUG is on"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is a default or shorter"),
        ({"SECRET_KEY": "django-insecure-" + "x" * 40}, "SECRET_KEY is a default"),
        ({"SITE_URL": "http://app.sample.example"}, "SITE_URL is not https"),
        ({"SEALING_KEYS": f"{'k' * 50}, short"}, "SEALING_KEYS holds a key shorter"),
        ({"CONSOLE_REQUIRES_SECOND_FACTOR": "false"}, "CONSOLE_REQUIRES_SECOND_FACTOR is off"),
        (
            {"STRIPE_API_KEY": "sk_test_1", "STRIPE_API_BASE": "http://localhost:3100"},
            "STRIPE_API_BASE points at a sandbox",
        ),
        ({"STRIPE_API_KEY": "sk_test_sandbox"}, "STRIPE_API_KEY is the sandbox's"),
        ({"STRIPE_WEBHOOK_SECRETS": None}, "STRIPE_WEBHOOK_SECRETS is empty"),
        ({"GOOGLE_BASE": "http://localhost:3100/google"}, "GOOGLE_BASE or GITHUB_BASE points at a sandbox"),
        ({"GITHUB_CLIENT_ID": "sandbox-up", "GITHUB_CLIENT_SECRET": "s"}, "GITHUB_CLIENT_ID is the sandbox's"),
        ({"OUTBOUND_ALLOWED_HOSTS": "localhost:3100"}, "OUTBOUND_ALLOWED_HOSTS lets requests into this network"),
        ({"EMAIL_URL": "smtp://127.0.0.1:2525"}, "EMAIL_URL points at this machine's mailbox"),
        ({"EMAIL_URL": "smtp://localhost:2525"}, "EMAIL_URL points at this machine's mailbox"),
        ({"EMAIL_URL": "console://"}, "EMAIL_URL points at this machine's mailbox"),
    ],
)
def test_production_refuses_and_says_why(configure, changed, said):
    with pytest.raises(ValidationError, match="production refuses to start") as refusal:
        configure(**changed)

    assert said in str(refusal.value)


def test_a_provider_is_set_whole_or_not_at_all(configure):
    both = {"GOOGLE_CLIENT_ID": "id.apps.googleusercontent.com", "GOOGLE_CLIENT_SECRET": "secret"}

    assert configure().providers == {}
    assert configure(**both).providers == {"google": "Google"}
    with pytest.raises(ValidationError, match="set both GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET"):
        configure(GOOGLE_CLIENT_ID="id.apps.googleusercontent.com")


def test_every_reason_is_said_at_once(configure):
    with pytest.raises(ValidationError) as refusal:
        configure(DEBUG="true", SITE_URL="http://app.sample.example")

    assert "DEBUG is on" in str(refusal.value)
    assert "SITE_URL is not https" in str(refusal.value)


def test_a_laptop_may_have_all_of_it(configure):
    conf = configure(
        ORCHESTRATOR_ENV="development",
        DEBUG="true",
        SECRET_KEY="insecure",
        SITE_URL="http://localhost:3000",
        STRIPE_API_KEY="sk_test_sandbox",
        STRIPE_API_BASE="http://localhost:3100",
        EMAIL_URL="smtp://127.0.0.1:2525",
    )

    assert not conf.is_production
    assert not conf.is_live


def test_a_live_key_never_goes_to_a_sandbox_on_a_laptop_either(configure):
    with pytest.raises(ValidationError, match="a live key only ever goes to Stripe"):
        configure(ORCHESTRATOR_ENV="development", STRIPE_API_BASE="http://localhost:3100")


@pytest.mark.parametrize(
    "missing", ["SECRET_KEY", "SITE_URL", "DATABASE_URL", "REDIS_URL", "EMAIL_URL", "ORCHESTRATOR_ENV"]
)
def test_what_is_missing_is_named(configure, missing):
    with pytest.raises(ValidationError) as refusal:
        configure(**{missing: None})

    assert missing.lower() in str(refusal.value)
    assert "Field required" in str(refusal.value)


@pytest.mark.parametrize(
    "address", ["localhost:3000", "https://app.example/", "https://app.example/x", "ftp://a.example"]
)
def test_an_address_that_is_no_origin_is_refused(configure, address):
    with pytest.raises(ValidationError, match="is not an origin"):
        configure(SITE_URL=address)


def test_a_database_user_whom_the_policies_do_not_name_is_refused(configure):
    with pytest.raises(ValidationError, match="set APP_ROLE"):
        configure(DATABASE_URL="postgresql://shop@db/shop")


def test_a_poolers_suffix_is_no_other_user(configure):
    assert configure(DATABASE_URL="postgresql://orchestrator_app.project@pooler/shop")


def test_an_empty_key_means_no_payment_provider(configure):
    conf = configure(STRIPE_API_KEY="", STRIPE_WEBHOOK_SECRETS="")

    assert conf.stripe_api_key is None
    assert conf.stripe_webhook_secrets == ()


def test_secrets_do_not_show_in_what_is_printed(configure):
    assert "sk_live_0123456789" not in repr(configure())
    assert "k" * 50 not in repr(configure())


@pytest.mark.parametrize("brand", ["red; } body { display: none", "oklch(from red l c h)", "url(x)"])
def test_a_brand_is_a_colour(monkeypatch, configure, brand):
    monkeypatch.setenv("BRAND", brand)

    with pytest.raises(ValidationError):
        configure()


def test_the_console_asks_for_a_second_factor_in_production_and_where_a_site_says_so(configure):
    assert configure().staff_need_second_factor
    assert not configure(ORCHESTRATOR_ENV="development", SITE_URL="http://localhost:3000").staff_need_second_factor
    assert configure(ORCHESTRATOR_ENV="development", CONSOLE_REQUIRES_SECOND_FACTOR="true").staff_need_second_factor
