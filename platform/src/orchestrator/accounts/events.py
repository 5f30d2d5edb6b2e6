"""What happens to people."""

from dataclasses import dataclass
from uuid import UUID

from orchestrator.events.event import Event


@dataclass(frozen=True, kw_only=True)
class PersonVerified(Event):
    """A person (``actor_id``) has shown for the first time that an address is theirs: only now do they count."""

    name = "accounts.person_verified"


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(Event):
    """A person (``actor_id``) has a new password, and all their other sessions have ended.

    With *revoke_keys* they asked that the API keys which they made end too.
    """

    name = "accounts.password_changed"

    revoke_keys: bool = False


@dataclass(frozen=True, kw_only=True)
class StaffRoleChanged(Event):
    """Somebody with a command line gave a person a role on the staff, or took it (*role* is empty)."""

    name = "accounts.staff_role_changed"

    person_id: UUID
    role: str


@dataclass(frozen=True, kw_only=True)
class SecondFactorChanged(Event):
    """A person (``actor_id``) changed how they show a second time who they are.

    *change* is one of ``totp_added``, ``passkey_added``, ``passkey_removed``, ``totp_removed``,
    ``recovery_codes_made``, ``turned_off``. *device* and *place* say from where, as in ``SignedInOnNewDevice``.
    """

    name = "accounts.second_factor_changed"

    change: str
    device: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class RecoveryCodeUsed(Event):
    """A person (``actor_id``) got in with a recovery code; *left* are not used yet."""

    name = "accounts.recovery_code_used"

    left: int
    device: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class SecondFactorGuessed(Event):
    """Somebody got past a person's (``actor_id``) password and typed too many wrong codes: codes wait for a while."""

    name = "accounts.second_factor_guessed"

    device: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class PasskeyLooksCopied(Event):
    """A passkey of a person (``actor_id``) counted backwards: there may be two of it."""

    name = "accounts.passkey_looks_copied"

    device: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class AddressChanged(Event):
    """A person (``actor_id``) signs in with another address, or, *undone*, with the one before again."""

    name = "accounts.address_changed"

    undone: bool = False


@dataclass(frozen=True, kw_only=True)
class ProviderLinked(Event):
    """A person (``actor_id``) can sign in with their account at *provider*; *joined*: they signed up with it."""

    name = "accounts.provider_linked"

    provider: str
    joined: bool = False


@dataclass(frozen=True, kw_only=True)
class ProviderUnlinked(Event):
    """A person (``actor_id``) signs in with an account at *provider* no more."""

    name = "accounts.provider_unlinked"

    provider: str


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
