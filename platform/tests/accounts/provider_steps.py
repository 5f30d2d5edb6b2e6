"""Going out to Google or GitHub and coming back, as a browser does; the sandbox plays both."""

import os
from urllib.parse import parse_qs, urlsplit

import pytest
from accounts.browser import Browser

from orchestrator.events.models import Fact
from orchestrator.tenancy.acting import across_organisations
from orchestrator_sandbox.testing import contract_cache, sandbox, start_sandbox  # noqa: F401  # fixtures

BACK = "/sign-in/return?next=/account"


@pytest.fixture(scope="session")
def sandbox_process(contract_cache, tmp_path_factory):  # noqa: F811
    """The sandbox where the settings say that Google and GitHub are."""
    port = int(os.environ["TEST_SANDBOX_PORT"])
    running = start_sandbox(tmp_path_factory.mktemp("providers"), contract_cache=contract_cache, port=port)
    yield running
    running.stop()


class Traveller(Browser):
    """A browser that goes to a provider and comes back."""

    def __init__(self, sandbox, **headers):  # noqa: F811
        super().__init__(host="localhost:3000", **headers)
        self.sandbox = sandbox

    def ask_the_way(self, provider="google", back=BACK):
        """Press the button on the sign-in page."""
        return self.post("/auth/provider/redirect", {"provider": provider, "callback_url": back})

    def set_out(self, provider="google", back=BACK):
        """The same; where the browser is sent."""
        return self.ask_the_way(provider, back).json()["data"]["address"]

    def come_back(self, address):
        """Follow the provider's answer; where the site then sends the browser."""
        parts = urlsplit(address)
        return self.client.get(f"{parts.path}?{parts.query}")["Location"]

    def go_with(self, person, back=BACK):
        """The whole way; where it ends."""
        return self.come_back(self.sandbox.consent(self.set_out(person["provider"], back), person["subject"]))

    def give_up(self, action, provider="google", back=BACK):
        return self.come_back(self.sandbox.consent(self.set_out(provider, back), action=action))

    def pending(self):
        """What is still asked of them before they are in."""
        flows = self.get("/auth/session").json()["data"]["flows"]
        return [flow["id"] for flow in flows if flow.get("is_pending")]

    def api(self, method, path, body=None):
        return self.send(method, path, body, base="/api/v1")

    def set_out_to_connect(self, provider="google"):
        return self.api("POST", "/user/connections", {"provider": provider}).json()["address"]

    def connect(self, person):
        return self.come_back(self.sandbox.consent(self.set_out_to_connect(person["provider"]), person["subject"]))


def facts(name):
    """What was recorded of people under that name, the oldest first."""
    with across_organisations(reason="what is a person's belongs to no organisation"):
        return list(Fact.objects.filter(name=f"accounts.{name}").order_by("pk"))


def error_in(address):
    """The word that came back with the browser, if one did."""
    return parse_qs(urlsplit(address).query).get("error", [None])[0]


@pytest.fixture
def traveller(db, sandbox):  # noqa: F811
    return Traveller(sandbox)


@pytest.fixture
def another_traveller(db, sandbox):  # noqa: F811
    return Traveller(sandbox)


@pytest.fixture
def at_google(sandbox):  # noqa: F811
    """Mei's account at Google, whose address Google has verified."""
    return sandbox.identity("google", name="Mei  Lim", email="Mei@Kopi.example")


@pytest.fixture
def at_github(sandbox):  # noqa: F811
    """Mei's account at GitHub."""
    return sandbox.identity("github", name="Mei Lim", email="mei@kopi.example", login="mei-codes")
