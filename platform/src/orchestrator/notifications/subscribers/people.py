"""What people are told about themselves."""

from orchestrator.accounts.events import PersonVerified
from orchestrator.events.event import subscribe
from orchestrator.notifications import operations


@subscribe(PersonVerified, name="notifications.welcome")
def welcome(event: PersonVerified) -> None:
    """A person who has shown that the address is theirs is welcomed there."""
    if event.actor_id is not None:
        operations.welcome(person_id=event.actor_id)
