"""One at a time: whoever changes who belongs to an organisation, or who owns it, waits here for the others."""

from uuid import UUID

from orchestrator.organisations.models import Organisation


def lock_organisation(organisation_id: UUID) -> Organisation:
    """The organisation, held until the transaction ends. Others may still refer to its row.

    Raises:
        Organisation.DoesNotExist: the caller does not act for it.
    """
    return Organisation.objects.select_for_update(no_key=True, of=("self",)).get(pk=organisation_id)
