"""Mei, newly verified."""

import pytest

from orchestrator.accounts.operations import create_person
from orchestrator.kit.time import now


@pytest.fixture
def mei(db):
    return create_person(email="mei@kopi.example", password="Kopi-Labs-2026", name="Mei Tan", at=now())
