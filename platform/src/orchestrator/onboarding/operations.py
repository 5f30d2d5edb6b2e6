"""From a verified person to an organisation on trial."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from orchestrator.entitlements.models import Grant
from orchestrator.entitlements.operations import start_trial
from orchestrator.organisations.models import Membership
from orchestrator.organisations.operations import accept_claimed, ensure_personal_organisation
from orchestrator.organisations.queries import first_made_by, place_of


@dataclass(frozen=True)
class Welcome:
    """Where a new person arrives; ``trial_ends_at`` is None when it is not theirs to try or nothing is on trial."""

    place: Membership
    trial_ends_at: datetime | None


@transaction.atomic
def welcome(*, person_id: UUID, at: datetime) -> Welcome:
    """Make sure that the person has an organisation, and that the one they sign up with is on trial.

    Safe to repeat, and by several at once: one organisation, one trial; deleting it makes no second one. Somebody who
    belongs to another's organisation already needs none of their own, and starts no trial there.

    Raises:
        User.DoesNotExist
    """
    accept_claimed(person_id=person_id, at=at)
    place = place_of(person_id=person_id, slug=None)
    if place is not None and place.organisation.personal_to_id != person_id:
        return Welcome(place, None)
    organisation = ensure_personal_organisation(person_id=person_id, at=at)
    trial = try_first(person_id=person_id, organisation_id=organisation.pk, at=at)
    place = place or place_of(person_id=person_id, slug=organisation.slug)
    assert place is not None  # whoever makes an organisation owns it
    return Welcome(place, trial.ends_at if trial else None)


@transaction.atomic
def try_first(*, person_id: UUID, organisation_id: UUID, at: datetime) -> Grant | None:
    """Start the trial of the first organisation that a person makes; none for those after it. Safe to repeat."""
    if first_made_by(person_id=person_id) not in {None, organisation_id}:
        return None
    return start_trial(organisation_id=organisation_id, at=at)
