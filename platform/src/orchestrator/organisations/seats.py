"""How many seats an organisation has: said by whoever knows its plan, which stands above.

A site without plans says nothing, and then seats are not limited.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol
from uuid import UUID


class SeatLimit(Protocol):
    """Answers for the organisation that the caller acts for; None: as many as they like."""

    def __call__(self, *, organisation_id: UUID, at: datetime) -> int | None: ...


_limits: list[SeatLimit] = []


def limits_seats[Limit: Callable[..., int | None]](function: Limit) -> Limit:
    """Let the decorated function say it. An app names its own in ``seats.py``, which is loaded at start.

    Raises:
        ValueError: somebody else says it already.
    """
    if _limits and _limits[0] is not function:
        raise ValueError("the number of seats is said by one function only")
    _limits[:] = [function]
    return function


def seat_limit_of(*, organisation_id: UUID, at: datetime) -> int | None:
    """How many seats the organisation has at *at*; None: as many as it likes."""
    return _limits[0](organisation_id=organisation_id, at=at) if _limits else None
