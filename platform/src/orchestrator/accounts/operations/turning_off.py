"""Turning two-factor authentication off: asked for by the person, confirmed by whoever reads their mail."""

from datetime import datetime
from uuid import UUID

from allauth.account.utils import url_str_to_user_pk, user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.exceptions import ValidationError
from django.db import transaction

from orchestrator.accounts.demands import refuse_if_demanded
from orchestrator.accounts.models import User
from orchestrator.accounts.operations.second_factor import factors_of, lock_person, publish_change
from orchestrator.accounts.whence import Whence
from orchestrator.kit.conf import conf
from orchestrator.kit.errors import DomainError, NotPossibleNow
from orchestrator.mail.operations import queue_mail


class StaleLink(DomainError):
    """A link that was used, has expired, or was overtaken by a change."""

    code = "stale_link"
    status = 400

    def __init__(self) -> None:
        super().__init__("This link has been used already, or it has expired. Ask for a new one.")


class _Keys(PasswordResetTokenGenerator):
    """A key lasts for ``PASSWORD_RESET_TIMEOUT`` and ends with any change of password or factors: it works once."""

    key_salt = "orchestrator.accounts.operations.turning_off"

    def _make_hash_value(self, user: User, timestamp: int) -> str:
        factors = Authenticator.objects.filter(user_id=user.pk).order_by("pk").values_list("pk", flat=True)
        return f"{user.pk}{user.password}{timestamp}{user.email}{list(factors)}"


_keys = _Keys()


@transaction.atomic
def ask_to_turn_off(*, person_id: UUID) -> None:
    """Mail the link that turns it off.

    Raises:
        NotPossibleNow: it is off already.
        SecondFactorDemanded
    """
    person = lock_person(person_id)
    if not factors_of(person_id).exists():
        raise NotPossibleNow("Two-factor authentication is off already.")
    refuse_if_demanded(person_id=person_id)
    key = f"{user_pk_to_url_str(person)}-{_keys.make_token(person)}"
    queue_mail(
        template="turn_off_second_factor",
        to=person.email,
        context={"name": person.name, "address": f"{conf().site_url}/second-factor-off/{key}"},
        secret=True,
    )


def person_to_turn_off(*, key: str) -> User:
    """Whose second factor the link would turn off.

    Raises:
        StaleLink
    """
    person_key, _, token = key.partition("-")
    try:
        person = User.objects.filter(pk=url_str_to_user_pk(person_key), is_active=True).first()
    except (ValueError, ValidationError) as error:
        raise StaleLink from error
    if person is None or not _keys.check_token(person, token):
        raise StaleLink
    return person


@transaction.atomic
def turn_off(*, key: str, at: datetime, whence: Whence) -> UUID:
    """Take away every factor and recovery code; whose they were.

    Raises:
        StaleLink
        SecondFactorDemanded
    """
    lock_person(person_to_turn_off(key=key).pk)
    person = person_to_turn_off(key=key)  # again, now that nobody else can use it
    refuse_if_demanded(person_id=person.pk)
    Authenticator.objects.filter(user_id=person.pk).delete()
    publish_change("turned_off", person_id=person.pk, whence=whence, at=at)
    return person.pk
