"""Reading people."""

from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from orchestrator.accounts.addresses import normalised
from orchestrator.accounts.models import User


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
    return primary.exists()
