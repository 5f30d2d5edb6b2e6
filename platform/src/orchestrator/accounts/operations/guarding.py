"""Guessing passwords: how often, and how the owner gets in all the same."""

import secrets
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils.crypto import salted_hmac

from orchestrator.accounts.addresses import normalised
from orchestrator.accounts.events import AccountLocked
from orchestrator.accounts.models import Guard, User
from orchestrator.accounts.models.guard import FORGOTTEN_AFTER
from orchestrator.accounts.queries import person_with_address, verified_addresses
from orchestrator.events.operations import publish
from orchestrator.kit.conf import conf
from orchestrator.kit.errors import DomainError, Invalid
from orchestrator.mail.operations import queue_mail

LONGEST_KEY = 200


class TooManyTries(DomainError):
    """No password is looked at for a while; ``retry_after`` says for how many seconds."""

    code = "too_many_login_attempts"
    status = 429


@transaction.atomic
def take_try(*, email: str, network: str, at: datetime, is_waived: bool = False) -> None:
    """Before a password is looked at: one of the tries that the account and the network address have.

    Taken first and given back when it was the right one, so that many at once are not more than a few. *is_waived*
    says that the network address does not matter: whoever tries has just shown that the account's mail is theirs.

    Raises:
        TooManyTries
    """
    guards = _locked(email, network, at=at, is_waived=is_waived)
    if not all(guard.count(at=at) for guard in guards):
        ends = max((guard.locked_until for guard in guards if guard.locked_until), default=at)
        transaction.set_rollback(True)
        raise TooManyTries("Too many attempts.", retry_after=max(60, int((ends - at).total_seconds())))
    for guard in guards:
        guard.save()


@transaction.atomic
def give_try_back(*, email: str, network: str, at: datetime, is_waived: bool = False) -> None:
    """The password was right."""
    for guard in _locked(email, network, at=at, is_waived=is_waived):
        guard.give_back()
        guard.save()


@transaction.atomic
def note_wrong_password(*, email: str, network: str, at: datetime, is_waived: bool = False) -> None:
    """The password was wrong: after the fifth nothing is tried for a while, and the account's owner is told."""
    for guard in _locked(email, network, at=at, is_waived=is_waived):
        if guard.lock_if_used_up(at=at) and guard.key == account_key(email):
            _tell_owner(guard, email=email, at=at)
        guard.save()


@transaction.atomic
def mail_unlock_link(*, email: str, at: datetime) -> None:
    """Send the link once more to the owner of an account that is locked; nothing happens for any other address."""
    guard = Guard.objects.select_for_update().filter(pk=account_key(email)).first()
    person = person_with_address(email=email)
    if guard is not None and guard.is_locked(at=at) and person is not None:
        _mail_link(guard, person, at=at)
        guard.save()


@transaction.atomic
def unlock_account(*, key: str, at: datetime) -> str:
    """Open the account that the mailed link is of; its guard's key. A link works once.

    Raises:
        Invalid
    """
    guard = Guard.objects.select_for_update().filter(unlock_digest=_digest(key), unlock_until__gt=at).first()
    if guard is None or not key:
        raise Invalid("This link has been used already, or it has expired.")
    guard.open()
    guard.save()
    return guard.pk


@transaction.atomic
def forget_tries(*, person_id: UUID) -> list[str]:
    """The person has a new password: what was tried before does not count; the keys of their accounts' guards."""
    keys = [account_key(email) for email in verified_addresses(person_id=person_id)]
    for guard in Guard.objects.select_for_update().filter(pk__in=keys).order_by("pk"):
        guard.open()
        guard.save()
    return keys


@transaction.atomic
def forget_old_guards(*, at: datetime) -> int:
    """Drop what counts no more; how many there were. Safe to repeat."""
    old = Guard.objects.filter(since__lt=at - 2 * FORGOTTEN_AFTER).exclude(locked_until__gt=at - FORGOTTEN_AFTER)
    forgotten: int = old.exclude(unlock_until__gt=at).delete()[0]
    return forgotten


def account_key(email: str) -> str:
    """Which guard an account has, whether or not there is one: variants of an address are one account."""
    return salted_hmac("accounts.guard.account", normalised(email.strip().lower()), algorithm="sha256").hexdigest()


def network_key(network: str) -> str:
    return salted_hmac("accounts.guard.network", network, algorithm="sha256").hexdigest()


def _locked(email: str, network: str, *, at: datetime, is_waived: bool) -> list[Guard]:
    """The two guards, made if need be, for this transaction alone; in one order, so that nobody waits in a ring."""
    keys = sorted([account_key(email)] if is_waived else [account_key(email), network_key(network)])
    Guard.objects.bulk_create([Guard(key=key, since=at) for key in keys], ignore_conflicts=True)
    return list(Guard.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def _tell_owner(guard: Guard, *, email: str, at: datetime) -> None:
    person = person_with_address(email=email)
    if person is not None and person.is_active:
        publish(AccountLocked(actor_id=person.pk))
        _mail_link(guard, person, at=at)


def _mail_link(guard: Guard, person: User, *, at: datetime) -> None:
    key = secrets.token_urlsafe(32)
    guard.promise(digest=_digest(key), at=at)
    context = {"unlock_url": f"{conf().site_url}/unlock/{key}"}
    for address in verified_addresses(person_id=person.pk):
        queue_mail(template="account_locked", to=address, context=context, secret=True)


def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()
