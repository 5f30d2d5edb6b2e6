"""Who an operation is for, and what an authenticator offers to those above."""

from enum import StrEnum
from typing import Protocol, runtime_checkable
from uuid import UUID


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
