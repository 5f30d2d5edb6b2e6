"""A small cast, and the real sandbox in a process of its own. Whoever pays here pays on the hosted page."""

from io import StringIO

import pytest
from billing.shop import KEY, OLD_SECRET, SECRET, make_member
from django.core.management import call_command
from pydantic import SecretStr

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
