"""Reading about people who go."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from orchestrator.kit.conf import conf
from orchestrator.kit.errors import NotFound, NotPossibleNow
from orchestrator.privacy.asking import what_goes_with, what_stands_in_the_way
from orchestrator.privacy.keys import CANCEL, CONFIRM, NOT_OURS, deletion_in
from orchestrator.privacy.models import USED_LINK, AccountDeletion


@dataclass(frozen=True)
class Standing:
    """How it stands with a person's deletion. ``state`` is ``none``, ``asked`` (not confirmed yet) or ``confirmed``."""

    state: str
    asked_at: datetime | None = None
    due_at: datetime | None = None


@dataclass(frozen=True)
class Consequences:
    """What deleting a person means: a sentence for each thing."""

    blocked_by: list[str]
    goes_with: list[str]
    days: int


def deletion_of(*, person_id: UUID, at: datetime) -> Standing:
    """How it stands; asked for on every page, so that a person who is going to be deleted is told."""
    found = AccountDeletion.objects.filter(person_id=person_id, cancelled_at=None, done_at=None).first()
    if found is not None and found.is_under_way:
        return Standing("confirmed", found.asked_at, found.due_at)
    if found is not None and found.waits(at=at):
        return Standing("asked", found.asked_at)
    return Standing("none")


def consequences_of_deletion(*, person_id: UUID) -> Consequences:
    """Why it is not possible yet, and what else would be gone."""
    return Consequences(
        blocked_by=what_stands_in_the_way(person_id),
        goes_with=what_goes_with(person_id),
        days=conf().account_deletion_days,
    )


def deletion_for(*, at: datetime, to_confirm: str = "", to_cancel: str = "") -> AccountDeletion:
    """What a mailed key would confirm, or take back; the former with the time that it would be due at.

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
    if to_confirm:
        deletion.due_at = at + timedelta(days=conf().account_deletion_days)  # only shown
    return deletion
