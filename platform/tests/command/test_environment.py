"""What each process is told, and who may override it."""

import json
import stat
from pathlib import Path

import pytest

from orchestrator.command.environment import compose, embedded_databases, read_wishes
from orchestrator.command.line import offline_environment
from orchestrator.command.programs import Programs
from orchestrator.command.secret_store import kept_secrets
from orchestrator.command.site import Site

OWN = (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "REDIS_URL",
    "STRIPE_API_KEY",
    "STRIPE_API_BASE",
    "EMAIL_URL",
    "SITE_URL",
    "SANDBOX_URL",
    "SECRET_KEY",
)


PROVIDERS = [f"{name}_{part}" for name in ("GOOGLE", "GITHUB") for part in ("CLIENT_ID", "CLIENT_SECRET", "BASE")]


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*OWN, *PROVIDERS):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    (tmp_path / ".data").mkdir()
    return Site(tmp_path, tmp_path / "site", tmp_path / ".data")


def composed(site: Site) -> dict[str, str]:
    databases = embedded_databases("postgresql://postgres@/postgres", Path("/socket"))
    return compose(site, read_wishes(site), databases=databases, redis_url="redis://127.0.0.1:1/0")


def test_usual_addresses(site: Site) -> None:
    told = composed(site)

    assert told["SITE_URL"] == "http://localhost:3000"
    assert told["STRIPE_API_BASE"] == told["SANDBOX_URL"] == "http://localhost:3100"
    assert told["DATABASE_URL"] == "postgresql://orchestrator_app@/orchestrator?host=/socket"


def test_the_real_environment_wins_over_the_file(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    (site.root / ".env").write_text("SITE_URL=http://localhost:4000\nSANDBOX_URL=http://localhost:4100\n")
    monkeypatch.setenv("SITE_URL", "http://localhost:5000/")

    wishes = read_wishes(site)

    assert (wishes.ports.site, wishes.ports.sandbox) == (5000, 4100)
    assert wishes.values["SITE_URL"] == "http://localhost:5000"


def test_an_address_elsewhere_is_served_from_the_usual_port(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://techflow.example")

    assert read_wishes(site).ports.site == 3000


def test_own_services_replace_the_embedded_ones_and_are_named(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIPE_API_KEY", "sk_test_own")
    monkeypatch.setenv("EMAIL_URL", "smtp://mail.example:25")

    wishes, told = read_wishes(site), composed(site)

    assert not wishes.needs_sandbox
    assert "STRIPE_API_BASE" not in told
    assert told["EMAIL_URL"] == "smtp://mail.example:25"
    assert wishes.replaced() == [
        "using your STRIPE_API_KEY; payments do not go to the sandbox",
        "using your EMAIL_URL; mail does not go to the sandbox's mailbox",
    ]


def test_an_own_mail_server_alone_leaves_the_payments_in_the_sandbox(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMAIL_URL", "smtp://mail.example:25")

    assert read_wishes(site).needs_sandbox
    assert composed(site)["STRIPE_API_KEY"] == "sk_test_sandbox"


def test_the_sandbox_plays_whichever_provider_one_has_no_client_of(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_CLIENT_ID", "")
    monkeypatch.delenv("OUTBOUND_ALLOWED_HOSTS", raising=False)  # the test harness has one

    told = composed(site)

    assert told["GOOGLE_BASE"] == f"{told['SANDBOX_URL']}/google"
    assert told["GOOGLE_CLIENT_SECRET"] == f"{told['GOOGLE_CLIENT_ID']}-secret"
    assert told["OUTBOUND_ALLOWED_HOSTS"] in told["SANDBOX_URL"]
    assert told["GITHUB_CLIENT_ID"] == ""
    assert "GITHUB_BASE" not in told


def test_secrets_are_made_once_and_for_their_owner_only(site: Site) -> None:
    first = kept_secrets(site.data)

    assert kept_secrets(site.data) == first
    assert stat.S_IMODE((site.data / "secrets.json").stat().st_mode) == 0o600
    assert len(first["SECRET_KEY"]) >= 50
    assert first["STRIPE_WEBHOOK_SECRETS"].startswith("whsec_")


def test_node_is_told_no_secret(site: Site) -> None:
    site.web.mkdir(parents=True)
    (site.web / "node_modules" / ".bin").mkdir(parents=True)
    (site.web / "node_modules" / ".bin" / "orchestrator-front").write_text("")
    told = composed(site)
    programs = Programs(site, read_wishes(site), told, development=False)

    for program in (programs.web(), programs.front(), programs.web_build()):
        said = json.dumps(dict(program.environment))
        assert told["SECRET_KEY"] not in said
        assert told["DATABASE_OWNER_URL"] not in said
        assert told["STRIPE_WEBHOOK_SECRETS"] not in said
        assert told["GOOGLE_CLIENT_SECRET"] not in said


def test_a_command_with_a_database_of_ones_own_asks_for_no_embedded_one(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://orchestrator_app@db.example/shop")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://boss@db.example/shop")
    monkeypatch.delenv("DATABASE_SUPERUSER_URL", raising=False)  # the test harness has one

    told = offline_environment(site)

    assert told["DATABASE_URL"] == "postgresql://orchestrator_app@db.example/shop"
    assert "DATABASE_SUPERUSER_URL" not in told
