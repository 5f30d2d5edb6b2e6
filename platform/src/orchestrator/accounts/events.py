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


@dataclass(frozen=True, kw_only=True)
class SignedInOnNewDevice(Event):
    """A person (``actor_id``) signed in on a device that they had not used before. ``place`` is a country or empty."""

    name = "accounts.signed_in_on_new_device"

    device: str
    place: str


@dataclass(frozen=True, kw_only=True)
class EntryDisowned(Event):
    """A person (``actor_id``) said that a sign-in was not theirs: all sessions ended, their password holds no more."""

    name = "accounts.entry_disowned"


@dataclass(frozen=True, kw_only=True)
class AccountLocked(Event):
    """Too many wrong passwords were tried for a person (``actor_id``): passwords wait, a mailed link does not."""

    name = "accounts.account_locked"
