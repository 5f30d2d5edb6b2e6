"""Changing the address that a person signs in with: asked for, confirmed, undone.

Nothing is believed before the new mailbox has confirmed it, and for seven days after that the old mailbox can take it
back. Whoever asks cannot tell whether the new address is another person's: the answer is the same, and its owner is
told.
"""

from datetime import datetime, timedelta
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import QuerySet, Sum

from orchestrator.accounts.address_keys import CONFIRM, NOT_OURS, UNDO, change_in, key_for
from orchestrator.accounts.addresses import normalised
from orchestrator.accounts.events import AddressChanged, SecondFactorChanged
from orchestrator.accounts.models import AddressChange, User
from orchestrator.accounts.operations.dropping_links import drop_links
from orchestrator.accounts.operations.sessions import end_sessions
from orchestrator.events.operations import publish
from orchestrator.kit.conf import conf
from orchestrator.kit.errors import DomainError, Invalid, NotFound, NotPossibleNow
from orchestrator.mail.operations import queue_mail

BETWEEN_MAILS = timedelta(minutes=1)
MAILS_A_DAY = 10
KEPT = timedelta(days=30)  # a change that is over
TAKEN = "This address belongs to another account by now."
State = AddressChange.State


class SameAddress(Invalid):
    """This is the account's address already."""

    code = "same_address"


class AddressTaken(DomainError):
    """The address belongs to another account now."""

    code = "address_taken"


class TooManyMails(DomainError):
    """Too many messages were asked for. Wait a while before asking again."""

    code = "too_many_mails"
    status = 429


@transaction.atomic
def ask_for_address(*, person_id: UUID, new_address: str, at: datetime) -> AddressChange:
    """Mail the new address a link that confirms it, and the old one a link that stops it. The old one stays meanwhile.

    One that was asked for before and not yet confirmed is given up.

    Raises:
        SameAddress, TooManyMails, User.DoesNotExist
    """
    person = _locked(person_id)
    address = normalised(new_address)
    if address == person.email:
        raise SameAddress("You sign in with this address already.")
    _refuse_too_many(person_id, at=at)
    _pending(person_id).update(state=State.CANCELLED)
    change = AddressChange.objects.create(
        person=person, old_address=person.email, new_address=address, asked_at=at, mailed_at=at
    )
    _mail_new_address(change)
    context = {"new_address": address, "undo_url": _url("undo", key_for(change.pk, UNDO))}
    queue_mail(template="address_change_asked", to=person.email, context=context, secret=True)
    return change


@transaction.atomic
def mail_address_again(*, person_id: UUID, at: datetime) -> AddressChange:
    """Send the link that confirms once more.

    Raises:
        NotFound: nothing waits to be confirmed.
        TooManyMails
    """
    _locked(person_id)
    change = _pending(person_id).first()
    if change is None or not change.is_open(at=at):
        raise NotFound("No address waits to be confirmed.")
    if at < change.mailed_at + BETWEEN_MAILS:
        raise TooManyMails("We have sent it a moment ago. Wait a minute, and look into your spam folder.")
    _refuse_too_many(person_id, at=at)
    change.mailed_at, change.mails = at, change.mails + 1
    change.save(update_fields=["mailed_at", "mails"])
    _mail_new_address(change)
    return change


@transaction.atomic
def cancel_address_change(*, person_id: UUID) -> None:
    """Give up what waits to be confirmed. Safe to repeat."""
    _pending(person_id).update(state=State.CANCELLED)


@transaction.atomic
def confirm_address(*, key: str, at: datetime) -> AddressChange:
    """The new mailbox has confirmed: from now on the person signs in with it, and the old one can undo it.

    Raises:
        NotFound: the key is none of ours.
        NotPossibleNow: it was used, given up, or has expired.
        AddressTaken
    """
    change = _locked_change(key, CONFIRM)
    change.confirm(at=at)
    _move(change.person, to=change.new_address)
    change.save()
    context = {"new_address": change.new_address, "undo_url": _url("undo", key_for(change.pk, UNDO))}
    queue_mail(template="address_changed", to=change.old_address, context=context, secret=True)
    publish(AddressChanged(actor_id=change.person_id))
    return change


@transaction.atomic
def undo_address_change(*, key: str, at: datetime) -> AddressChange:
    """The old mailbox takes its place back: every session ends and the password is void, so it has to be reset.

    Before the new address was confirmed, this only stops it. What was changed after it is undone with it, and second
    factors and linked accounts that came since are taken away: they would keep the owner out, or somebody else in.

    Raises:
        NotFound: the key is none of ours.
        NotPossibleNow: it was used, or it has expired.
        AddressTaken
    """
    change = _locked_change(key, UNDO)
    change.undo(at=at)
    change.save()
    if change.state == State.UNDONE:
        _undo_later(change)
        person = change.person
        _move(person, to=change.old_address)
        person.password = make_password(None)
        person.save(update_fields=["password"])
        _take_back_ways_in(person.pk, since=change.asked_at)
        end_sessions(person_id=person.pk)
        publish(AddressChanged(actor_id=person.pk, undone=True))
    return change


@transaction.atomic
def forget_old_changes(*, at: datetime) -> int:
    """Keep no address longer than it can matter; how many changes were forgotten."""
    return AddressChange.objects.filter(asked_at__lt=at - KEPT).delete()[0]


def _mail_new_address(change: AddressChange) -> None:
    """The link, or, where the address is another person's, the news to them. Whoever asked sees no difference."""
    if _is_anothers(change.new_address, than=change.person_id):
        queue_mail(template="address_in_use", to=change.new_address, context={})
        return
    context = {"confirm_url": _url("confirm", key_for(change.pk, CONFIRM))}
    queue_mail(template="confirm_address", to=change.new_address, context=context, secret=True)


def _move(person: User, *, to: str) -> None:
    """Refuse an address that is another's, also one that has become so in this moment."""
    if _is_anothers(to, than=person.pk):
        raise AddressTaken(TAKEN)
    try:
        with transaction.atomic():
            _take(person, to=to)
    except IntegrityError as error:
        raise AddressTaken(TAKEN) from error


def _take(person: User, *, to: str) -> None:
    """The person's one address becomes *to*; whoever only claimed it without ever showing that it is theirs goes."""
    _claiming(to).exclude(pk=person.pk).delete()
    EmailAddress.objects.filter(email=to).exclude(user=person).delete()
    EmailAddress.objects.filter(user=person, email__in=[person.email, to]).delete()
    EmailAddress.objects.filter(user=person).update(primary=False)
    EmailAddress.objects.create(user=person, email=to, verified=True, primary=True)
    person.email = to
    person.save(update_fields=["email"])


def _undo_later(change: AddressChange) -> None:
    """Whoever took the account may have gone on: their later changes cannot bring them back."""
    later = AddressChange.objects.filter(person_id=change.person_id, asked_at__gte=change.asked_at)
    later.filter(state=State.CONFIRMED).update(state=State.UNDONE)
    _pending(change.person_id).update(state=State.CANCELLED)


def _take_back_ways_in(person_id: UUID, *, since: datetime) -> None:
    drop_links(person_id=person_id, since=since)
    if Authenticator.objects.filter(user_id=person_id, created_at__gte=since).delete()[0]:
        publish(SecondFactorChanged(actor_id=person_id, change="turned_off"))


def _is_anothers(address: str, *, than: UUID) -> bool:
    """Whether somebody else has shown that the address is theirs."""
    shown = EmailAddress.objects.filter(email=address, verified=True).exclude(user_id=than)
    settled = User.objects.filter(email=address).exclude(pk=than).exclude(pk__in=_claiming(address))
    return shown.exists() or settled.exists()


def _claiming(address: str) -> QuerySet[User]:
    """Who signed up with it and never showed that it is theirs; they have never been let in."""
    unshown = EmailAddress.objects.filter(email=address, verified=False).values("user_id")
    shown = EmailAddress.objects.filter(verified=True).values("user_id")
    return User.objects.filter(email=address, pk__in=unshown).exclude(pk__in=shown)


def _refuse_too_many(person_id: UUID, *, at: datetime) -> None:
    today = AddressChange.objects.filter(person_id=person_id, mailed_at__gt=at - timedelta(days=1))
    if (today.aggregate(sent=Sum("mails"))["sent"] or 0) >= MAILS_A_DAY:
        raise TooManyMails("You have asked for many mails today. Try again tomorrow.")


def _pending(person_id: UUID) -> "QuerySet[AddressChange]":
    return AddressChange.objects.filter(person_id=person_id, state=State.PENDING)


def _locked(person_id: UUID) -> User:
    return User.objects.select_for_update(no_key=True).get(pk=person_id)


def _locked_change(key: str, purpose: str) -> AddressChange:
    """The person first, so that two links of one person wait for each other."""
    id = change_in(key, purpose)
    found = AddressChange.objects.filter(pk=id).first() if id else None
    if found is None:
        raise NotFound(NOT_OURS)
    person = _locked(found.person_id)
    change = AddressChange.objects.get(pk=found.pk)
    change.person = person
    if not person.is_active:
        raise NotPossibleNow("This account has been closed.")
    return change


def _url(page: str, key: str) -> str:
    return f"{conf().site_url}/email/{page}/{key}"
