"""Where an organisation's invoices go."""

from uuid import UUID

from django.db import transaction

from orchestrator.events.operations import publish
from orchestrator.organisations.events import OrganisationChanged
from orchestrator.organisations.models import Organisation
from orchestrator.organisations.operations.locking import lock_organisation


@transaction.atomic
def set_billing_contact(*, organisation_id: UUID, actor_id: UUID | None, email: str) -> Organisation:
    """Send invoices to *email* from now on; empty: to the person who pays. The same again changes nothing."""
    organisation = lock_organisation(organisation_id)
    if email == organisation.billing_email:
        return organisation
    organisation.billing_email = email
    organisation.save(update_fields=["billing_email"])
    publish(OrganisationChanged(organisation_id=organisation_id, actor_id=actor_id, fields=("billing_email",)))
    return organisation
