"""Who an operation is for, and what an authenticator offers to those above."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, runtime_checkable
from uuid import UUID

FRESH_FOR = timedelta(minutes=15)


class Access(StrEnum):
    """Every operation of the API declares one; the generated suite calls it accordingly."""

    PUBLIC = "public"
    PERSONAL = "personal"
    TENANT = "tenant"
    STAFF = "staff"


@runtime_checkable
class Key(Protocol):
    """What ``request.auth`` is when a key and not a person calls."""

    @property
    def key_id(self) -> UUID: ...

    @property
    def organisation_id(self) -> UUID: ...

    @property
    def scopes(self) -> frozenset[str]: ...


@runtime_checkable
class Visit(Protocol):
    """What ``request.auth`` is when a person calls."""

    @property
    def proven_at(self) -> datetime | None:
        """When they last showed that it is they who sit there: by signing in, or by being asked again."""
        ...
