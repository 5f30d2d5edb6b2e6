"""Ids: UUIDv7 in the database, and the same id with a prefix for people (``org_01k...``).

Source: https://github.com/jetify-com/typeid/tree/main/spec
"""

from uuid import UUID

import uuid_utils
from typeid import TypeID
from typeid.errors import TypeIDException
from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A new UUIDv7: sorted by time, so that new rows stand together in an index."""
    return uuid7()


def shown(prefix: str, id: UUID) -> str:
    """*id* as people see it, such as ``key_01k1x3t6wbf8z9v6k2m4q0r5ns``."""
    return str(TypeID.from_uuid(uuid_utils.UUID(int=id.int), prefix=prefix))


def read(prefix: str, text: str) -> UUID | None:
    """The id that *text* shows, or None when it is not one of *prefix*."""
    try:
        found = TypeID.from_string(text)
    except (TypeIDException, ValueError):
        return None
    return UUID(int=found.uuid.int) if found.prefix == prefix else None


def read_any(text: str) -> UUID | None:
    """The id that *text* shows, whatever its prefix, or as a plain UUID; None when it is neither. For searches."""
    try:
        return UUID(text.strip())
    except ValueError:
        return read(text.strip().rpartition("_")[0], text.strip())
