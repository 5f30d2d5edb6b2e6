"""What an organisation asks of its members' sign-in."""

from uuid import UUID

from django.db import transaction

from orchestrator.accounts.queries import has_second_factor
from orchestrator.events.operations import publish
from orchestrator.kit.errors import NotPossibleNow
from orchestrator.organisations.events import OrganisationChanged
from orchestrator.organisations.models import Organisation
from orchestrator.organisations.operations.locking import lock_organisation


class NoSecondFactorYet(NotPossibleNow):
    """Who asks others for a second factor must have one: else they lock themselves out first."""

    code = "no_second_factor_yet"


@transaction.atomic
def require_second_factor(*, organisation_id: UUID, actor_id: UUID, required: bool) -> Organisation:
    """Admit only members who have a second factor, or all. The same again changes nothing.

    Raises:
        NoSecondFactorYet
    """
    organisation = lock_organisation(organisation_id)
    if required == organisation.requires_second_factor:
        return organisation
    if required and not has_second_factor(person_id=actor_id):
        raise NoSecondFactorYet("Set up a second factor for yourself first; then you can ask it of the others.")
    organisation.requires_second_factor = required
    organisation.save(update_fields=["requires_second_factor"])
    publish(OrganisationChanged(organisation_id=organisation_id, actor_id=actor_id, fields=("requires_second_factor",)))
    return organisation
