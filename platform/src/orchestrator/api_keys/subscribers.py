"""What becomes of keys when their makers change."""

from orchestrator.accounts.events import PasswordChanged
from orchestrator.api_keys.operations import revoke_keys_made_by
from orchestrator.events.event import subscribe
from orchestrator.kit.time import now


@subscribe(PasswordChanged, name="api_keys.makers_password_changed")
def revoke_with_the_password(event: PasswordChanged) -> None:
    """Whoever fears that somebody was in their account asks for it on the form."""
    if event.revoke_keys and event.actor_id is not None:
        revoke_keys_made_by(person_id=event.actor_id, at=now())
