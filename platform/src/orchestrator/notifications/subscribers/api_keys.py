"""What is told of API keys."""

from orchestrator.api_keys.events import KeyCreated
from orchestrator.events.event import subscribe
from orchestrator.notifications import operations


@subscribe(KeyCreated, name="notifications.key_created")
def key_created(event: KeyCreated) -> None:
    """A new way into an organisation is told to its owners."""
    if event.organisation_id is not None:
        operations.tell_key_created(organisation_id=event.organisation_id, key_id=event.key_id)
