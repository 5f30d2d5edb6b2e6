"""Reading people."""

from uuid import UUID

from orchestrator.accounts.models import User


def person(*, person_id: UUID) -> User:
    """The person.

    Raises:
        User.DoesNotExist
    """
    return User.objects.get(pk=person_id)


def person_with_address(*, email: str) -> User | None:
    """The person whose sign-in address it is, whatever its case; None when there is none."""
    return User.objects.filter(email=email.lower()).first()
