"""A member who goes by their own will."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from orchestrator.events.operations import publish
from orchestrator.kit.errors import NotFound
from orchestrator.organisations.events import MemberLeft
from orchestrator.organisations.models import Membership
from orchestrator.organisations.operations.ending import end_membership
from orchestrator.organisations.operations.locking import lock_organisation


@transaction.atomic
def leave_organisation(*, organisation_id: UUID, person_id: UUID, at: datetime) -> None:
    """End the person's own place, and all that they held there.

    Raises:
        NotFound: they have left already.
        LastOwner
    """
    lock_organisation(organisation_id)
    place = Membership.objects.filter(organisation_id=organisation_id, person_id=person_id).first()
    if place is None:
        raise NotFound("You do not belong to this organisation.")
    end_membership(membership=place, actor_id=person_id, at=at)
    publish(MemberLeft(organisation_id=organisation_id, actor_id=person_id))
