"""Asking that one's account be deleted, confirming it, and taking it back."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from orchestrator.accounts.models import User
from orchestrator.accounts.queries import verified_addresses
from orchestrator.events.operations import publish
from orchestrator.jobs.operations import owe
from orchestrator.kit.conf import conf
from orchestrator.kit.errors import NotFound, NotPossibleNow
from orchestrator.mail.operations import queue_mail
from orchestrator.privacy.asking import what_stands_in_the_way
from orchestrator.privacy.events import AccountDeletionCancelled, AccountDeletionConfirmed
from orchestrator.privacy.keys import CANCEL, CONFIRM, NOT_OURS, deletion_in, key_for
from orchestrator.privacy.models import AccountDeletion, Erasure

BETWEEN_MAILS = timedelta(minutes=1)


class DeletionBlocked(NotPossibleNow):
    """The account cannot be deleted yet: others depend on it. The detail says who, and what to do."""

    code = "deletion_blocked"


@transaction.atomic
def ask_for_deletion(*, person_id: UUID, at: datetime) -> AccountDeletion:
    """Mail the person a link that confirms it; nothing happens before.

    Asked again while nothing is confirmed, it mails a new link, at most once a minute, and the old one is void. Asked
    again after that, it answers with the deletion that is under way.

    Raises:
        DeletionBlocked, User.DoesNotExist
    """
    person = _locked(person_id)
    refuse_if_blocked(person_id)
    standing = _standing(person_id)
    if standing is not None and (standing.is_under_way or at < standing.asked_at + BETWEEN_MAILS):
        return standing
    if standing is not None:
        standing.cancel(at=at)
        standing.save()
    deletion = AccountDeletion.objects.create(person=person, asked_at=at)
    context = {"days": conf().account_deletion_days, "confirm_url": _url("confirm", key_for(deletion.pk, CONFIRM))}
    queue_mail(template="confirm_deletion", to=person.email, context=context, secret=True)
    return deletion


@transaction.atomic
def confirm_deletion(*, key: str, at: datetime) -> AccountDeletion:
    """The mailbox has confirmed it: from now on the days run in which the person can take it back.

    Raises:
        NotFound: the key is none of ours.
        NotPossibleNow: it was used, taken back, or has expired.
        DeletionBlocked
    """
    deletion = _locked_deletion(deletion_in(key, CONFIRM))
    refuse_if_blocked(deletion.person_id)
    due_at = at + timedelta(days=conf().account_deletion_days)
    deletion.confirm(at=at, due_at=due_at)
    deletion.save()
    owe(Erasure(deletion=deletion, due_at=due_at))
    context = {"due_at": due_at, "cancel_url": _url("cancel", key_for(deletion.pk, CANCEL))}
    for address in verified_addresses(person_id=deletion.person_id):
        queue_mail(template="deletion_confirmed", to=address, context=context, secret=True)
    publish(AccountDeletionConfirmed(actor_id=deletion.person_id, deletion_id=deletion.pk, due_at=due_at))
    return deletion


@transaction.atomic
def cancel_deletion(*, person_id: UUID, at: datetime) -> None:
    """The person stays after all. Safe to repeat.

    Raises:
        NotPossibleNow: the erasure has begun.
    """
    _locked(person_id)
    standing = _standing(person_id)
    if standing is not None:
        _cancel(standing, at=at)


@transaction.atomic
def cancel_deletion_by_key(*, key: str, at: datetime) -> AccountDeletion:
    """The same, with the link out of the mail: whoever has lost the way in can stay too.

    Raises:
        NotFound: the key is none of ours.
        NotPossibleNow: it was taken back already, or the erasure has begun.
    """
    deletion = _locked_deletion(deletion_in(key, CANCEL))
    _cancel(deletion, at=at)
    return deletion


def refuse_if_blocked(person_id: UUID) -> None:
    """Raises:
    DeletionBlocked
    """
    if reasons := what_stands_in_the_way(person_id):
        raise DeletionBlocked(" ".join(reasons))


def _cancel(deletion: AccountDeletion, *, at: datetime) -> None:
    was_under_way = deletion.is_under_way
    deletion.cancel(at=at)
    deletion.save()
    if not was_under_way:
        return
    Erasure.objects.filter(deletion=deletion, state=Erasure.State.PENDING).delete()
    for address in verified_addresses(person_id=deletion.person_id):
        queue_mail(template="deletion_cancelled", to=address, context={})
    publish(AccountDeletionCancelled(actor_id=deletion.person_id, deletion_id=deletion.pk))


def _standing(person_id: UUID) -> AccountDeletion | None:
    return AccountDeletion.objects.filter(person_id=person_id, cancelled_at=None, done_at=None).first()


def _locked(person_id: UUID) -> User:
    return User.objects.select_for_update(no_key=True).get(pk=person_id)


def _locked_deletion(id: UUID | None) -> AccountDeletion:
    """The person first, so that two links of one person wait for each other."""
    found = AccountDeletion.objects.filter(pk=id).first() if id else None
    if found is None:
        raise NotFound(NOT_OURS)
    _locked(found.person_id)
    return AccountDeletion.objects.get(pk=found.pk)


def _url(page: str, key: str) -> str:
    return f"{conf().site_url}/deletion/{page}/{key}"
