"""Replacing a password."""

from uuid import UUID

from django.db import transaction

from orchestrator.accounts.events import PasswordChanged
from orchestrator.accounts.models import User
from orchestrator.events.operations import publish
from orchestrator.kit.errors import NotPossibleNow


@transaction.atomic
def replace_password(*, person_id: UUID, old_hash: str, new_hash: str) -> None:
    """Put a new password in the place of the one that the caller has seen; every session of the person ends.

    Raises:
        NotPossibleNow: the password was changed meanwhile, so what allowed this one is used up.
    """
    if not User.objects.filter(pk=person_id, password=old_hash).update(password=new_hash):
        raise NotPossibleNow("The password was changed in the meantime.")
    publish(PasswordChanged(actor_id=person_id))
