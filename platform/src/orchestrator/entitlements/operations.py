"""Giving plans to organisations, and taking them back."""

from datetime import datetime, timedelta
from uuid import UUID

from orchestrator.entitlements.catalogue import catalogue
from orchestrator.entitlements.events import TrialStarted
from orchestrator.entitlements.models import Grant, Source
from orchestrator.events.operations import publish
from orchestrator.kit.conf import conf
from orchestrator.tenancy.acting import acting_for


def start_trial(*, organisation_id: UUID, at: datetime) -> Grant | None:
    """Give the organisation its one trial. Safe to repeat; None when the site offers no trial.

    Raises:
        UnknownPlan: the site's trial plan is not in its catalogue.
    """
    settings = conf()
    if settings.trial_plan is None:
        return None
    plan = catalogue().plan(settings.trial_plan)
    ends_at = at + timedelta(days=settings.trial_days)
    with acting_for(organisation_id):
        trial, is_new = Grant.objects.get_or_create(
            organisation_id=organisation_id,
            source=Source.TRIAL,
            defaults={"plan": plan.code, "plan_version": plan.version, "starts_at": at, "ends_at": ends_at},
        )
        if is_new:
            publish(TrialStarted(organisation_id=organisation_id, plan=plan.code, ends_at=ends_at))
    return trial


def grant(
    *,
    organisation_id: UUID,
    plan: str,
    source: str,
    source_id: str,
    starts_at: datetime,
    ends_at: datetime | None,
    at: datetime,
) -> Grant:
    """Give *plan* (a code) for as long as said. Safe to repeat.

    A source's thing has one live grant: the same plan is prolonged or shortened, another plan takes its place.

    Raises:
        UnknownPlan
        django.db.IntegrityError: it would end before it starts, or be a second trial.
    """
    chosen = catalogue().plan(plan)
    with acting_for(organisation_id):
        live = _live(organisation_id=organisation_id, source=source, source_id=source_id)
        if live is not None and (live.plan, live.plan_version) == (chosen.code, chosen.version):
            live.starts_at, live.ends_at = starts_at, ends_at
            live.save()
            return live
        if live is not None:
            live.withdraw(at=at)
            live.save()
        return Grant.objects.create(
            organisation_id=organisation_id,
            plan=chosen.code,
            plan_version=chosen.version,
            source=source,
            source_id=source_id,
            starts_at=starts_at,
            ends_at=ends_at,
        )


def withdraw(*, organisation_id: UUID, source: str, source_id: str, at: datetime) -> Grant | None:
    """Take back what the source's thing has granted. Safe to repeat; None when there is nothing to take back."""
    with acting_for(organisation_id):
        live = _live(organisation_id=organisation_id, source=source, source_id=source_id)
        if live is not None:
            live.withdraw(at=at)
            live.save()
        return live


def _live(*, organisation_id: UUID, source: str, source_id: str) -> Grant | None:
    return (
        Grant.objects.select_for_update(of=("self",))
        .filter(organisation_id=organisation_id, source=source, source_id=source_id, withdrawn_at=None)
        .first()
    )
