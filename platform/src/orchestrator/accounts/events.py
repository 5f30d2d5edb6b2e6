"""What happens to people."""

from dataclasses import dataclass

from orchestrator.events.event import Event


@dataclass(frozen=True, kw_only=True)
class PersonVerified(Event):
    """A person (``actor_id``) has shown for the first time that an address is theirs: only now do they count."""

    name = "accounts.person_verified"


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(Event):
    """A person (``actor_id``) has a new password, and all their other sessions have ended."""

    name = "accounts.password_changed"
