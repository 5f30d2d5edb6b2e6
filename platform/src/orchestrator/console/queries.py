"""What the console's own pages show."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from orchestrator.accounts.models import User
from orchestrator.audit.queries import Entry, latest_entries
from orchestrator.billing.models import Subscription
from orchestrator.billing.models.subscription import LIVE
from orchestrator.entitlements.catalogue import catalogue
from orchestrator.entitlements.models import Grant, Source
from orchestrator.jobs.queries import DeadLetter, count_of_dead_letters, dead_letters, dead_letters_by_kind
from orchestrator.metering.models import UsageEvent
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
    calls_today: int
    plans: list["PlanShare"]
    waiting: int
    entries: list[Entry]
    at: datetime


@dataclass(frozen=True)
class PlanShare:
    """How many live subscriptions a plan has; *percent* of the plan that has most."""

    name: str
    count: int
    percent: int


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
        calls_today=UsageEvent.objects.filter(occurred_at__gte=_midnight(at), occurred_at__lte=at).count(),
        plans=plan_shares(),
        waiting=count_of_dead_letters(),
        entries=latest_entries(limit=SHOWN_FACTS),
        at=at,
    )


def plan_shares() -> list[PlanShare]:
    """Live subscriptions by plan, as the catalogue orders its plans."""
    live = Subscription.objects.filter(status__in=LIVE, surplus=False)
    counts = dict(live.values_list("plan").annotate(count=Count("pk")).order_by())
    sold = [plan for plan in catalogue().plans if plan.prices and plan.code != catalogue().default]
    most = max([*counts.values(), 1])
    return [
        PlanShare(plan.name, counts.get(plan.code, 0), round(100 * counts.get(plan.code, 0) / most)) for plan in sold
    ]


def _midnight(at: datetime) -> datetime:
    """The beginning of the day in UTC: staff look at all zones at once."""
    return at.replace(hour=0, minute=0, second=0, microsecond=0)


def letters_of(*, kind: str | None) -> Letters:
    """The newest dead letters; an unknown *kind* is taken for none."""
    by_kind = dead_letters_by_kind()
    known = kind if kind in by_kind else None
    return Letters(kind=known, by_kind=by_kind, rows=dead_letters(kind=known))
