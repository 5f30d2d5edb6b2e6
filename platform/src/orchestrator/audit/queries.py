"""Facts as a person reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from orchestrator.accounts.models import User
from orchestrator.audit.sentences import sentence
from orchestrator.events.models import Fact
from orchestrator.organisations.models import Organisation

STAFF_ACTS = frozenset({"events.record_changed", "console.dead_letter_replayed"})


@dataclass(frozen=True)
class Entry:
    """One line of the activity list.

    ``actor`` is a name, or says that nobody in person did it; ``organisation`` is its name, for staff only.
    """

    id: UUID
    name: str
    sentence: str
    actor: str
    organisation: str
    recorded_at: datetime


def facts_of(*, organisation_id: UUID) -> "QuerySet[Fact]":
    """What happened in one organisation."""
    return Fact.objects.filter(organisation_id=organisation_id)


def latest_entries(*, limit: int) -> list[Entry]:
    """The newest facts of all organisations that the caller may see, for staff: with their colleagues' names."""
    return entries(Fact.objects.order_by("-pk")[:limit], for_staff=True)


def entries(facts: Iterable[Fact], *, for_staff: bool = False) -> list[Entry]:
    """*facts* in words, with the people's names. Customers are not told which of the staff acted."""
    listed = list(facts)
    names = _names_of({fact.organisation_id for fact in listed if fact.organisation_id}) if for_staff else {}
    people = User.objects.in_bulk({fact.actor_id for fact in listed if fact.actor_id})
    return [
        Entry(
            id=fact.pk,
            name=fact.name,
            sentence=sentence(name=fact.name, body=fact.body),
            actor=_actor(fact, people, for_staff=for_staff),
            organisation=names.get(fact.organisation_id, ""),
            recorded_at=fact.recorded_at,
        )
        for fact in listed
    ]


def _actor(fact: Fact, people: dict[UUID, User], *, for_staff: bool) -> str:
    if fact.name in STAFF_ACTS and not for_staff:
        return "Our staff"
    if fact.actor_id is not None:
        person = people.get(fact.actor_id)
        return person.shown_name if person else "A former member"
    return "An API key" if fact.body.get("key_id") else "The system"


def _names_of(organisation_ids: set[UUID]) -> dict[UUID | None, str]:
    return dict(Organisation.objects.filter(pk__in=organisation_ids).values_list("pk", "name"))
