"""Mei, whose address is verified, and two browsers."""

import pytest
from accounts.browser import PASSWORD, Browser

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
