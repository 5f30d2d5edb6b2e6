"""Reading about people who go."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from orchestrator.kit.errors import NotFound, NotPossibleNow
from orchestrator.privacy.asking import what_goes_with, what_stands_in_the_way
from orchestrator.privacy.keys import CANCEL, CONFIRM, NOT_OURS, deletion_in
from orchestrator.privacy.models import USED_LINK, AccountDeletion


@dataclass(frozen=True)
class Prospect:
    """How it stands with a person's deletion. ``state`` is ``none``, ``asked`` (not confirmed yet) or ``confirmed``."""

    state: str
    asked_at: datetime | None = None
    due_at: datetime | None = None
    blocked_by: list[str] = field(default_factory=list)
    goes_with: list[str] = field(default_factory=list)


def deletion_of(*, person_id: UUID, at: datetime) -> Prospect:
    """How it stands; what would be gone is only looked up while nothing is confirmed, and what blocks it always."""
    standing = AccountDeletion.objects.filter(person_id=person_id, cancelled_at=None, done_at=None).first()
    if standing is not None and standing.is_under_way:
        return Prospect("confirmed", standing.asked_at, standing.due_at)
    waits = standing is not None and standing.waits(at=at)
    return Prospect(
        state="asked" if waits else "none",
        asked_at=standing.asked_at if standing and waits else None,
        blocked_by=what_stands_in_the_way(person_id),
        goes_with=what_goes_with(person_id),
    )


def due_at_of(*, person_id: UUID) -> datetime | None:
    """When the person is erased; None when they stay."""
    under_way = AccountDeletion.objects.filter(person_id=person_id, cancelled_at=None, done_at=None)
    return under_way.values_list("due_at", flat=True).first()


def deletion_for(*, at: datetime, to_confirm: str = "", to_cancel: str = "") -> AccountDeletion:
    """What a mailed key would confirm, or take back.

    Raises:
        NotFound: it is none of ours.
        NotPossibleNow: it was used, or it has expired.
    """
    id = deletion_in(to_confirm, CONFIRM) if to_confirm else deletion_in(to_cancel, CANCEL)
    deletion = AccountDeletion.objects.select_related("person").filter(pk=id).first() if id else None
    if deletion is None:
        raise NotFound(NOT_OURS)
    if not (deletion.waits(at=at) if to_confirm else deletion.can_be_cancelled(at=at)):
        raise NotPossibleNow(USED_LINK)
    return deletion
