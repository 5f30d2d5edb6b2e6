"""Telling people. All are safe to repeat: each message has a key, so that it is sent once."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from orchestrator.accounts.queries import person, verified_addresses
from orchestrator.api_keys.queries import keys_of
from orchestrator.entitlements.catalogue import catalogue
from orchestrator.kit.conf import conf
from orchestrator.mail.operations import queue_mail
from orchestrator.organisations.models import Organisation
from orchestrator.organisations.queries import comes_by_invitation, organisation_of, people_with_role
from orchestrator.organisations.roles import PAYERS, Role

OWNERS = frozenset({Role.OWNER})
INTERVALS: dict[str, str] = {"month": "monthly", "year": "yearly"}


@transaction.atomic
def welcome(*, person_id: UUID) -> None:
    """Say hello to a person whose address is verified. Safe to repeat."""
    newcomer = person(person_id=person_id)
    is_invited = comes_by_invitation(person_id=person_id, addresses=verified_addresses(person_id=person_id))
    queue_mail(
        template="welcome",
        to=newcomer.email,
        key=f"welcome:{person_id}",
        context={
            "name": newcomer.name,
            "address": f"{conf().site_url}/welcome",
            "trial_days": conf().trial_days if conf().trial_plan and not is_invited else None,
        },
    )


@transaction.atomic
def tell_plan_started(
    *, organisation_id: UUID, subscription_id: UUID, plan: str, interval: str, period_end: datetime | None
) -> None:
    """Tell those who pay that the plan runs, what it costs, and when it is charged next. Safe to repeat."""
    organisation = organisation_of(organisation_id=organisation_id)
    started = catalogue().find(plan)
    price = catalogue().price_of(started, "year" if interval == "year" else "month") if started else None
    context = {
        "plan": started.name if started else plan,
        "interval": INTERVALS.get(interval, interval),
        "price": str(price) if price else None,
        "next_charge": in_zone_of(organisation, period_end) if period_end else None,
        "address": f"{conf().site_url}/{organisation.slug}/billing",
    }
    _tell(organisation, roles=PAYERS, template="plan_started", thing=f"plan_started:{subscription_id}", context=context)


@transaction.atomic
def tell_key_created(*, organisation_id: UUID, key_id: UUID) -> None:
    """Tell the owners, and who made it, that somebody can now call in the organisation's name. Safe to repeat.

    It touches their safety, so every verified address of each is told.
    """
    organisation = organisation_of(organisation_id=organisation_id)
    key = keys_of(organisation_id=organisation_id).get(pk=key_id)
    context = {
        "key_name": key.name,
        "by": key.created_by.shown_name if key.created_by else None,
        "at": in_zone_of(organisation, key.created_at),
        "address": f"{conf().site_url}/{organisation.slug}/api-keys",
    }
    owners = people_with_role(organisation_id=organisation_id, roles=OWNERS)
    people = {owner.person_id: owner.person for owner in owners}
    if key.created_by is not None:
        people[key.created_by.pk] = key.created_by
    for told in people.values():
        for address in verified_addresses(person_id=told.pk):
            queue_mail(
                template="key_created",
                to=address,
                key=f"key_created:{key_id}:{sha256(address.encode()).hexdigest()[:32]}",
                context={"name": told.name, "organisation": organisation.name, **context},
            )


def _tell(
    organisation: Organisation, *, roles: frozenset[Role], template: str, thing: str, context: Mapping[str, object]
) -> None:
    for member in people_with_role(organisation_id=organisation.pk, roles=roles):
        queue_mail(
            template=template,
            to=member.person.email,
            key=f"{thing}:{member.person_id}",
            context={"name": member.person.name, "organisation": organisation.name, **context},
        )


def in_zone_of(organisation: Organisation, at: datetime) -> str:
    """Such as ``22 December 2026, 09:30 (Asia/Singapore)``: a time without its place misleads."""
    local = at.astimezone(ZoneInfo(organisation.time_zone))
    return f"{local.day} {local:%B %Y, %H:%M} ({organisation.time_zone})"
