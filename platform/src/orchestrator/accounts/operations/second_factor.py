"""A person's second factors: adding them, using them, removing all but the last. The last goes by ``turning_off``."""

from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import QuerySet

from orchestrator.accounts.events import RecoveryCodeUsed, SecondFactorChanged, SecondFactorGuessed
from orchestrator.accounts.models import User
from orchestrator.accounts.operations.notices import tell_of_safety
from orchestrator.accounts.recovery_codes import digest_of, new_codes, place_of
from orchestrator.accounts.totp import opened_secret, sealed_secret, step_of
from orchestrator.accounts.whence import Whence
from orchestrator.events.operations import publish
from orchestrator.kit.errors import DomainError, NotFound, NotPossibleNow

GUESSING_LASTS = 900  # seconds
TOTP, CODES, PASSKEY = Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES, Authenticator.Type.WEBAUTHN


class WrongCode(DomainError):
    """A code that is not right, or was used already."""

    code = "incorrect_code"
    status = 400

    def __init__(self) -> None:
        super().__init__("This code is not right. Each code works once: wait for the next one.")


class LastSecondFactor(DomainError):
    """Removing it would turn two-factor authentication off, which takes more than that."""

    code = "last_second_factor"

    def __init__(self) -> None:
        super().__init__("This is your only second factor. To remove it, turn two-factor authentication off.")


@transaction.atomic
def add_totp(*, person_id: UUID, secret: str, code: str, at: datetime, whence: Whence) -> list[str]:
    """Add an authenticator app that has shown *code*; the recovery codes, if this is the first second factor.

    Raises:
        NotPossibleNow: there is one already.
        WrongCode
    """
    lock_person(person_id)
    if Authenticator.objects.filter(user_id=person_id, type=TOTP).exists():
        raise NotPossibleNow("An authenticator app is set up already. Remove it first.")
    step = step_of(code, secret=secret, at=at)
    if step is None:
        raise WrongCode
    data = {"secret": sealed_secret(secret), "last_step": step}
    Authenticator.objects.create(user_id=person_id, type=TOTP, data=data, created_at=at)
    codes = codes_if_none(person_id=person_id, at=at)
    publish_change("totp_added", person_id=person_id, whence=whence, at=at, is_first=bool(codes))
    return codes


@transaction.atomic
def use_code(*, person_id: UUID, code: str, at: datetime, whence: Whence) -> Authenticator:
    """The authenticator that *code* is right for: the app, or the recovery codes. It does not work again.

    Raises:
        WrongCode
    """
    kept = Authenticator.objects.select_for_update(no_key=True).filter(user_id=person_id, type__in=(TOTP, CODES))
    known = {row.type: row for row in kept.order_by("pk")}
    if (app := known.get(TOTP)) and _use_totp(app, code=code, at=at):
        return app
    if (codes := known.get(CODES)) and _use_recovery_code(codes, code=code, whence=whence, at=at):
        return codes
    raise WrongCode


def _use_totp(app: Authenticator, *, code: str, at: datetime) -> bool:
    secret = opened_secret(app.data["secret"])
    step = step_of(code, secret=secret, at=at, after=app.data["last_step"])
    if step is None:
        return False
    app.data = {"secret": sealed_secret(secret), "last_step": step}  # sealed anew, so that an old key can go
    app.save(update_fields=["data"])
    return True


def _use_recovery_code(codes: Authenticator, *, code: str, whence: Whence, at: datetime) -> bool:
    unused: list[str] = codes.data["unused"]
    place = place_of(code, among=unused, person_id=codes.user_id)
    if place is None:
        return False
    unused.pop(place)
    codes.save(update_fields=["data"])
    publish(RecoveryCodeUsed(actor_id=codes.user_id, left=len(unused), device=whence.device, place=whence.country))
    tell_of_safety("recovery_code_used", person_id=codes.user_id, whence=whence, at=at, left=len(unused))
    return True


@transaction.atomic
def note_guessing(*, person_id: UUID, at: datetime, whence: Whence) -> None:
    """Too many wrong codes: the person is told, once in a while. Safe to repeat."""
    while_it_lasts = str(int(at.timestamp() // GUESSING_LASTS))
    if tell_of_safety("second_factor_guessed", person_id=person_id, whence=whence, at=at, once=while_it_lasts):
        publish(SecondFactorGuessed(actor_id=person_id, device=whence.device, place=whence.country))


@transaction.atomic
def make_recovery_codes(*, person_id: UUID, at: datetime, whence: Whence) -> list[str]:
    """New codes; the old ones end. They are shown now and never again.

    Raises:
        NotPossibleNow: there is no second factor to recover from.
    """
    lock_person(person_id)
    if not factors_of(person_id).exists():
        raise NotPossibleNow("Recovery codes come with a second factor. Set one up first.")
    codes = _replace_codes(person_id=person_id, at=at)
    publish_change("recovery_codes_made", person_id=person_id, whence=whence, at=at)
    return codes


@transaction.atomic
def remove_factor(*, person_id: UUID, factor: Authenticator | None, at: datetime, whence: Whence) -> None:
    """Remove one of several factors.

    Raises:
        NotFound: it is not theirs, or is gone.
        LastSecondFactor
    """
    lock_person(person_id)
    mine = factors_of(person_id)
    found = mine.filter(pk=factor.pk).first() if factor else None
    if found is None:
        raise NotFound("There is no such second factor.")
    if mine.count() == 1:
        raise LastSecondFactor
    found.delete()
    change = "totp_removed" if found.type == TOTP else "passkey_removed"
    publish_change(change, person_id=person_id, whence=whence, at=at)


def factors_of(person_id: UUID) -> QuerySet[Authenticator]:
    """What a person can show; recovery codes only stand in for it."""
    theirs: QuerySet[Authenticator] = Authenticator.objects.filter(user_id=person_id).exclude(type=CODES)
    return theirs


def codes_if_none(*, person_id: UUID, at: datetime) -> list[str]:
    """Recovery codes for somebody who has none yet; empty for those who do."""
    if Authenticator.objects.filter(user_id=person_id, type=CODES).exists():
        return []
    return _replace_codes(person_id=person_id, at=at)


def _replace_codes(*, person_id: UUID, at: datetime) -> list[str]:
    codes = new_codes()
    kept = {"unused": [digest_of(code, person_id=person_id) for code in codes], "total": len(codes)}
    Authenticator.objects.filter(user_id=person_id, type=CODES).delete()
    Authenticator.objects.create(user_id=person_id, type=CODES, data=kept, created_at=at)
    return codes


def lock_person(person_id: UUID) -> User:
    """Whoever changes a person's factors waits for whoever else does."""
    return User.objects.select_for_update(no_key=True).get(pk=person_id)


def publish_change(change: str, *, person_id: UUID, whence: Whence, at: datetime, is_first: bool = False) -> None:
    """Record it, and tell the person at every address of theirs."""
    publish(SecondFactorChanged(actor_id=person_id, change=change, device=whence.device, place=whence.country))
    tell_of_safety(change, person_id=person_id, whence=whence, at=at, undoes_factors=is_first)
