"""Reading people."""

from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from orchestrator.accounts.address_keys import CONFIRM, NOT_OURS, UNDO, USED_LINK, change_in
from orchestrator.accounts.addresses import normalised
from orchestrator.accounts.models import AddressChange, User
from orchestrator.kit.errors import NotFound, NotPossibleNow


def person(*, person_id: UUID) -> User:
    """The person.

    Raises:
        User.DoesNotExist
    """
    return User.objects.get(pk=person_id)


def person_with_address(*, email: str) -> User | None:
    """The person whose sign-in address it is, whatever its case; None when there is none."""
    return User.objects.filter(email=normalised(email)).first()


def verified_addresses(*, person_id: UUID) -> list[str]:
    """Where the person is told what touches their safety: every address shown to be theirs, the primary first."""
    theirs = EmailAddress.objects.filter(user_id=person_id, verified=True, user__is_active=True)
    return list(theirs.order_by("-primary", "pk").values_list("email", flat=True))


def has_second_factor(*, person_id: UUID) -> bool:
    """Whether signing in takes more than a password: an authenticator app or a passkey. Recovery codes are neither."""
    primary = Authenticator.objects.filter(user_id=person_id).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return bool(primary.exists())


def pending_address_of(*, person_id: UUID, at: datetime) -> AddressChange | None:
    """The change of address that waits for its new mailbox; None when none does."""
    pending = AddressChange.objects.filter(person_id=person_id, state=AddressChange.State.PENDING).first()
    return pending if pending is not None and pending.is_open(at=at) else None


def address_change_for(*, at: datetime, to_confirm: str = "", to_undo: str = "") -> AddressChange:
    """What a mailed key would confirm, or undo.

    Raises:
        NotFound: it is none of ours.
        NotPossibleNow: it was used, given up, or has expired.
    """
    id = change_in(to_confirm, CONFIRM) if to_confirm else change_in(to_undo, UNDO)
    change = AddressChange.objects.filter(pk=id, person__is_active=True).first() if id else None
    if change is None:
        raise NotFound(NOT_OURS)
    if not (change.is_open(at=at) if to_confirm else change.can_be_undone(at=at)):
        raise NotPossibleNow(USED_LINK)
    return change


def sessions_of(*, person_id: UUID, at: datetime) -> list[UserSession]:
    """Where the person is signed in, the last used first."""
    alive = Session.objects.filter(expire_date__gt=at).values("session_key")
    return list(UserSession.objects.filter(user_id=person_id, session_key__in=alive).order_by("-last_seen_at", "-pk"))
