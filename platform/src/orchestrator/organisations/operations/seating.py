"""Giving somebody a seat, while the organisation is held: the last one is given once."""

from datetime import datetime
from uuid import UUID

from orchestrator.kit.errors import NotPossibleNow
from orchestrator.organisations.queries.seats import SEATED, seats_of


class NoSeatLeft(NotPossibleNow):
    """The plan includes no more seats."""

    code = "no_seat_left"


def require_seat(*, organisation_id: UUID, role: str, at: datetime, beside_invitations: bool) -> None:
    """Refuse one more active member of *role* when no seat is left.

    Who is invited finds the seat that was held for them; everybody else also leaves alone what is held
    (*beside_invitations*). The caller holds the organisation.

    Raises:
        NoSeatLeft
    """
    if role not in SEATED:
        return
    seats = seats_of(organisation_id=organisation_id, at=at)
    taken = seats.members + (seats.invitations if beside_invitations else 0)
    if seats.limit is not None and taken >= seats.limit:
        raise NoSeatLeft(
            f"The plan includes {seats.limit} {'seat' if seats.limit == 1 else 'seats'}, and none is free. "
            "A larger plan has more; a suspended or removed member frees theirs."
        )
