"""What the console's own pages show."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from orchestrator.accounts.models import User
from orchestrator.audit.queries import Entry, latest_entries
from orchestrator.entitlements.models import Grant, Source
from orchestrator.jobs.queries import DeadLetter, count_of_dead_letters, dead_letters, dead_letters_by_kind
from orchestrator.organisations.models import Organisation

WEEK = timedelta(days=7)
SHOWN_FACTS = 12


@dataclass(frozen=True)
class Overview:
    """The platform at one glance."""

    people: int
    new_people: int
    organisations: int
    new_organisations: int
    trials: int
    waiting: int
    entries: list[Entry]
    at: datetime


@dataclass(frozen=True)
class Letters:
    """Dead letters, of one kind or of all, and how many there are of each."""

    kind: str | None
    by_kind: dict[str, int]
    rows: list[DeadLetter]

    @property
    def total(self) -> int:
        return sum(self.by_kind.values())


def overview(*, at: datetime) -> Overview:
    """The numbers of the front page. The caller looks across organisations."""
    people, organisations = User.objects.filter(is_active=True), Organisation.objects.all()
    trials = Grant.objects.filter(source=Source.TRIAL, withdrawn_at=None, starts_at__lte=at, ends_at__gt=at)
    return Overview(
        people=people.count(),
        new_people=people.filter(joined_at__gt=at - WEEK).count(),
        organisations=organisations.count(),
        new_organisations=organisations.filter(created_at__gt=at - WEEK).count(),
        trials=trials.count(),
        waiting=count_of_dead_letters(),
        entries=latest_entries(limit=SHOWN_FACTS),
        at=at,
    )


def letters_of(*, kind: str | None) -> Letters:
    """The newest dead letters; an unknown *kind* is taken for none."""
    by_kind = dead_letters_by_kind()
    known = kind if kind in by_kind else None
    return Letters(kind=known, by_kind=by_kind, rows=dead_letters(kind=known))
