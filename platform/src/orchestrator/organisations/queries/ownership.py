"""Who is to take an organisation over."""

from datetime import datetime
from uuid import UUID

from orchestrator.organisations.models import OwnershipOffer


def open_offer_of(*, organisation_id: UUID, at: datetime) -> OwnershipOffer | None:
    """The offer that can still be accepted, with both persons; there is at most one."""
    offers = OwnershipOffer.objects.select_related("offered_by", "offered_to")
    return offers.filter(organisation_id=organisation_id, state=OwnershipOffer.State.OPEN, expires_at__gt=at).first()
