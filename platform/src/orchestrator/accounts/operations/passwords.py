"""Replacing a password."""

from uuid import UUID

from django.db import transaction

from orchestrator.accounts.events import PasswordChanged
from orchestrator.accounts.models import User
from orchestrator.accounts.operations.addresses import cancel_address_change
from orchestrator.accounts.operations.guarding import forget_tries
from orchestrator.accounts.operations.sessions import end_sessions
from orchestrator.events.operations import publish
from orchestrator.kit.errors import NotPossibleNow


@transaction.atomic
def replace_password(
    *, person_id: UUID, old_hash: str, new_hash: str, keep_session: str | None = None, revoke_keys: bool = False
) -> list[str]:
    """Put a new password in the place of the one that the caller has seen; every other session of the person ends.

    An address that somebody asked for and that waits to be confirmed is given up: whoever knew the old password may
    have asked.

    With *revoke_keys* the API keys that they made end too: those who keep keys hear it. What was guessed before does
    not count any more: the answer says which guards of sign-in that opened.

    Raises:
        NotPossibleNow: the password was changed meanwhile, so what allowed this one is used up.
    """
    if not User.objects.filter(pk=person_id, password=old_hash).update(password=new_hash):
        raise NotPossibleNow("The password was changed in the meantime.")
    end_sessions(person_id=person_id, except_session_key=keep_session)
    cancel_address_change(person_id=person_id)
    publish(PasswordChanged(actor_id=person_id, revoke_keys=revoke_keys))
    return forget_tries(person_id=person_id)
