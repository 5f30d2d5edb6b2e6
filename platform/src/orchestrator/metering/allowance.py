"""What an organisation may use in the period that runs: the plan's limits, and from when to when."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from orchestrator.entitlements.models import Source
from orchestrator.entitlements.queries import Entitlement
from orchestrator.kit.time import Period, month_around
from orchestrator.organisations.models import Organisation
from orchestrator.organisations.queries import OrganisationRow


@dataclass(frozen=True)
class Allowance:
    """The plan in force and the period that its monthly limits count in."""

    organisation_id: UUID
    organisation_slug: str
    entitlement: Entitlement
    period: Period
    zone: ZoneInfo


def allowance_of(organisation: Organisation | OrganisationRow, *, entitlement: Entitlement, at: datetime) -> Allowance:
    """What *organisation* may use at *at*, by what it is entitled to.

    Periods are months, counted in the organisation's time zone from its subscription's start when it has one, else
    from its own beginning. So a trial that ends and a plan that staff give keep what was used.
    """
    subscribed = entitlement.starts_at if entitlement.source == Source.SUBSCRIPTION else None
    zone = ZoneInfo(organisation.time_zone)
    period = month_around(subscribed or organisation.created_at, at, zone)
    return Allowance(organisation.pk, organisation.slug, entitlement, period, zone)
