"""Mei, whose address is verified, and two browsers."""

import pytest
from accounts.browser import PASSWORD, Browser
from accounts.provider_steps import (  # noqa: F401  # fixtures
    another_traveller,
    at_github,
    at_google,
    contract_cache,
    sandbox,
    sandbox_process,
    traveller,
)

from orchestrator.accounts.operations import create_person
from orchestrator.kit.time import now


@pytest.fixture
def browser(db):
    return Browser()


@pytest.fixture
def another_browser(db):
    return Browser()


@pytest.fixture
def mei(db):
    """Mei, whose address is verified."""
    return create_person(email="mei@kopi.example", password=PASSWORD, name="Mei Tan", at=now())
