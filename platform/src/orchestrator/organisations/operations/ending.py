"""Ending somebody's place in an organisation, and with it, in the same transaction, all that they held there.

Each app that keeps something of a person in an organisation says so in its ``ends_with_membership.py``, found by that
name: ``WHAT_HAPPENS`` (each column that names a person, and what becomes of it), and, where something ends,
``end_membership`` and ``held_by``. A test fails for a column that no app speaks of.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from uuid import UUID

from django.apps import apps

from orchestrator.organisations.models import Membership
from orchestrator.organisations.operations.authority import require_another_owner

MODULE = "ends_with_membership"


def end_membership(*, membership: Membership, actor_id: UUID | None, at: datetime) -> None:
    """End what the person holds, app by app, and then their place. The caller holds the organisation.

    Raises:
        LastOwner
    """
    require_another_owner(membership)
    end_all_held(membership=membership, actor_id=actor_id, at=at)


def end_all_held(*, membership: Membership, actor_id: UUID | None, at: datetime) -> None:
    """The same, whoever is left: for a person who is erased."""
    for module in _modules():
        if hasattr(module, "end_membership"):
            module.end_membership(
                organisation_id=membership.organisation_id, person_id=membership.person_id, actor_id=actor_id, at=at
            )
    membership.delete()


def held_by(*, organisation_id: UUID, person_id: UUID) -> list[str]:
    """What would end with the person's place, in words. The caller acts for the organisation."""
    return [
        sentence
        for module in _modules()
        if hasattr(module, "held_by")
        for sentence in module.held_by(organisation_id=organisation_id, person_id=person_id)
    ]


def what_happens() -> Mapping[str, str]:
    """Each column that names a person (``label.Model.field``), and what becomes of it."""
    return {column: fate for module in _modules() for column, fate in module.WHAT_HAPPENS.items()}


@cache
def _modules() -> tuple[ModuleType, ...]:
    names = [f"{config.name}.{MODULE}" for config in apps.get_app_configs()]
    return tuple(import_module(name) for name in names if find_spec(name))
