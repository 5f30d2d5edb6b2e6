"""Erasing a person: each app in turn, each in its own transactions."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from orchestrator.accounts.queries import verified_addresses
from orchestrator.events.operations import publish
from orchestrator.jobs.errors import GiveUp
from orchestrator.jobs.operations import owe
from orchestrator.mail.operations import queue_mail
from orchestrator.privacy.asking import all_personal_data, what_stands_in_the_way
from orchestrator.privacy.events import PersonErased
from orchestrator.privacy.models import AccountDeletion, Erasure

LATEST = timedelta(days=29)  # after asking; the promise is thirty
UNTIL_ASKED_AGAIN = timedelta(days=1)


def erase_person(*, deletion_id: UUID, at: datetime) -> None:
    """Erase all that says who the person was, if that is still wanted. Safe to repeat.

    Takes no transaction of the caller's: whatever was killed in the middle goes on where it stopped. A person on whom
    others depend by now is told so, and it is owed again each day.

    Raises:
        GiveUp: the promised time is nearly over, and others still depend on them: for a person of the staff.
    """
    deletion = AccountDeletion.objects.get(pk=deletion_id)
    if not deletion.is_under_way or deletion.due_at is None or deletion.due_at > at:
        return
    if _is_blocked(deletion, at=at):
        return
    _say_farewell(deletion)
    for _, module in all_personal_data():
        if hasattr(module, "erase_for"):
            module.erase_for(deletion.person_id)
    _finish(deletion_id, at=at)


def _is_blocked(deletion: AccountDeletion, *, at: datetime) -> bool:
    reasons = what_stands_in_the_way(deletion.person_id)
    if not reasons:
        return False
    if at > deletion.asked_at + LATEST:
        raise GiveUp(f"The person cannot be erased in time: {' '.join(reasons)}")
    _postpone(deletion, reasons, at=at)
    return True


@transaction.atomic
def _postpone(deletion: AccountDeletion, reasons: list[str], *, at: datetime) -> None:
    """Told once; the work is owed again tomorrow, and until then the person can still take it back."""
    for number, address in enumerate(verified_addresses(person_id=deletion.person_id)):
        key = f"deletion_blocked:{deletion.pk}:{number}"
        queue_mail(template="deletion_blocked", to=address, context={"reasons": reasons}, key=key)
    deletion.due_at = at + UNTIL_ASKED_AGAIN
    deletion.save(update_fields=["due_at"])
    owe(Erasure(deletion=deletion, due_at=deletion.due_at))


@transaction.atomic
def _say_farewell(deletion: AccountDeletion) -> None:
    """While there is an address to write to; once, however often the work is begun."""
    for number, address in enumerate(verified_addresses(person_id=deletion.person_id)):
        key = f"account_deleted:{deletion.pk}:{number}"
        queue_mail(template="account_deleted", to=address, context={}, key=key, traceless=True)


@transaction.atomic
def _finish(deletion_id: UUID, *, at: datetime) -> None:
    deletion = AccountDeletion.objects.select_for_update().get(pk=deletion_id)
    if deletion.done_at is None:
        deletion.finish(at=at)
        deletion.save(update_fields=["done_at"])
        publish(PersonErased(actor_id=deletion.person_id, deletion_id=deletion_id))
