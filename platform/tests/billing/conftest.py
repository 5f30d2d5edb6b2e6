"""A small cast, and the real sandbox in a process of its own. Whoever pays here pays on the hosted page."""

from io import StringIO

import pytest
from billing.shop import KEY, OLD_SECRET, SECRET, join, make_member
from django.core.management import call_command
from pydantic import SecretStr

from orchestrator.billing import policy
from orchestrator.billing.stripe.client import _client
from orchestrator.kit.conf import conf
from orchestrator_sandbox.testing import contract_cache, sandbox, sandbox_process  # noqa: F401  # fixtures


@pytest.fixture
def provider(sandbox, settings, monkeypatch):  # noqa: F811
    """The site's payment provider is the sandbox, for this process and for the worker's."""
    values = {
        "stripe_api_key": SecretStr(KEY),
        "stripe_api_base": sandbox.url,
        "stripe_webhook_secrets": (SecretStr(SECRET), SecretStr(OLD_SECRET)),
    }
    settings.ORCHESTRATOR = conf().model_copy(update=values)
    monkeypatch.setenv("STRIPE_API_KEY", KEY)
    monkeypatch.setenv("STRIPE_API_BASE", sandbox.url)
    monkeypatch.setenv("STRIPE_WEBHOOK_SECRETS", f"{SECRET},{OLD_SECRET}")
    return sandbox


@pytest.fixture
def shop(provider, request):
    """The provider with the sample catalogue's prices."""
    request.getfixturevalue("transactional_db" if _commits(request) else "db")
    call_command("sync_plans", verbosity=0, stdout=StringIO())
    return provider


def _commits(request):
    marker = request.node.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction"))


@pytest.fixture
def mei(shop):
    """Mei owns Kopi Labs, which is on the free plan."""
    return make_member("mei", "kopi-labs")


@pytest.fixture
def ravi(shop):
    """Ravi owns another organisation, and is a stranger to Mei's."""
    return make_member("ravi", "teh-works")


@pytest.fixture
def kavita(mei):
    """Kavita keeps Kopi Labs' books: her role is billing."""
    return join("kavita", mei.organisation, "billing")


@pytest.fixture
def tan(mei):
    """Tan is a member of Kopi Labs and may not buy."""
    return join("tan", mei.organisation, "member")


@pytest.fixture
def impatient(monkeypatch):
    """One attempt and no long wait, so that an answer is soon lost."""
    monkeypatch.setattr(policy, "READ_TIMEOUT", 0.6)
    monkeypatch.setattr(policy, "RETRIES", 0)
    _client.cache_clear()
    yield
    _client.cache_clear()
