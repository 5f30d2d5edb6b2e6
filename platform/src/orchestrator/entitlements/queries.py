"""The answer to "may they, how much, and why"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import structlog
from django.db.models import Q

from orchestrator.entitlements.catalogue import Plan, catalogue
from orchestrator.entitlements.models import Grant, Source

log = structlog.get_logger(__name__)
FREE = "free"
STRENGTH = list(Source)


class GrantRow(NamedTuple):
    """A grant as another statement has read it, without the cost of a model."""

    plan: str
    source: str
    source_id: str
    starts_at: datetime
    ends_at: datetime | None
    withdrawn_at: datetime | None


@dataclass(frozen=True)
class Entitlement:
    """What an organisation has now. ``source`` is a ``Source`` or ``free``; ``reason`` is a sentence for a person."""

    plan: Plan
    source: str
    source_id: str
    starts_at: datetime | None
    ends_at: datetime | None
    reason: str


def entitlement_of(*, organisation_id: UUID, at: datetime) -> Entitlement:
    """The plan in force at *at*: a subscription's before staff's before the trial's before the default one.

    One query. The caller acts for the organisation (or across).
    """
    matters = Q(withdrawn_at=None) | Q(source=Source.TRIAL)
    return decide(Grant.objects.filter(matters, organisation_id=organisation_id), at=at)


def decide(grants: Iterable[Grant | GrantRow], *, at: datetime) -> Entitlement:
    """The same, for those who have read the organisation's grants already. No query."""
    grants = [grant for grant in grants if grant.starts_at <= at and (catalogue().find(grant.plan) or _lost(grant))]
    in_force = [
        grant for grant in grants if grant.withdrawn_at is None and (grant.ends_at is None or grant.ends_at > at)
    ]
    if not in_force:
        return _default(had_trial=next((grant for grant in grants if grant.source == Source.TRIAL), None))
    best = min(in_force, key=lambda grant: STRENGTH.index(Source(grant.source)))
    plan = catalogue().plan(best.plan)
    return Entitlement(plan, best.source, best.source_id, best.starts_at, best.ends_at, _reason(best, plan))


def _reason(grant: Grant | GrantRow, plan: Plan) -> str:
    until = f" until {_day(grant.ends_at)}" if grant.ends_at else ""
    match grant.source:
        case Source.SUBSCRIPTION:
            return f"{plan.name} is paid for by your subscription."
        case Source.MANUAL:
            return f"{plan.name} was given to you by our staff{until}."
        case _:
            return f"{plan.name} is free of charge during your trial{until}."


def _default(*, had_trial: Grant | GrantRow | None) -> Entitlement:
    plan = catalogue().default_plan
    reason = f"{plan.name} is what every organisation has without a subscription."
    if had_trial is not None and had_trial.ends_at is not None:
        reason = f"Your trial ended on {_day(had_trial.ends_at)}, so you are on {plan.name}."
    return Entitlement(plan, FREE, "", None, None, reason)


def _day(at: datetime) -> str:
    return f"{at.day} {at:%B %Y}"


def _lost(grant: Grant | GrantRow) -> bool:
    """A plan that left the catalogue grants nothing; a site keeps it there for as long as somebody has it."""
    log.error("granted_plan_is_not_in_the_catalogue", plan=grant.plan, source_id=grant.source_id)
    return False
