"""Kopi Labs, a program that calls for it, and operations to call."""

import pytest

from orchestrator.entitlements.operations import grant
from orchestrator.kit.time import now
from orchestrator.metering.counters import counters
from orchestrator.metering.ledger import counted
from orchestrator.tenancy.acting import acting_for
from orchestrator.testing.cast import holder, organisation


@pytest.fixture
def kopi(db):
    """Kopi Labs, on the free plan."""
    return organisation("kopi-labs")


@pytest.fixture
def program(kopi):
    """A program with a key that may read usage and nothing else."""
    return holder(kopi, ["usage:read"]).client


@pytest.fixture
def in_ledger():
    """How many units the ledger holds."""

    def held(organisation):
        at = now()
        with acting_for(organisation.pk):
            return counted(
                organisation_id=organisation.pk, start=organisation.created_at, end=at.replace(year=at.year + 1)
            )

    return held


@pytest.fixture
def in_valkey():
    """What the organisation's counters say, added up; None when there is none."""

    def said(organisation):
        found = [
            counters().valkey.get(str(name)) for name in counters().all() if name.organisation_id == organisation.pk
        ]
        return sum(int(count) for count in found) if found else None

    return said


@pytest.fixture
def on_professional():
    def given(organisation):
        at = now()
        grant(
            organisation_id=organisation.pk,
            plan="professional",
            source="manual",
            source_id="a test",
            starts_at=at,
            ends_at=None,
            at=at,
        )

    return given
