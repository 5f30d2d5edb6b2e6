"""Carrying a deletion out: first what goes on outside has to end, then each app's rows go, then the name."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from orchestrator.events.operations import publish
from orchestrator.kit.pictures import drop_picture
from orchestrator.organisations.events import OrganisationDeleted
from orchestrator.organisations.going import all_organisation_data
from orchestrator.organisations.models import Deletion
from orchestrator.organisations.operations.addressing import leave_slug
from orchestrator.organisations.operations.locking import lock_organisation
from orchestrator.tenancy.acting import across_organisations, acting_for

GONE = "Deleted organisation"


def purge(*, deletion_id: UUID, at: datetime) -> None:
    """Delete the organisation, if that is still wanted. Safe to repeat: whatever was killed in the middle goes on.

    Takes no transaction of the caller's. What goes on outside must have ended before the first row goes; until then
    whatever says so is raised, and the work stays owed.
    """
    with across_organisations(reason="a deletion that is owed says for whom it is"):
        deletion = Deletion.objects.get(pk=deletion_id)
    if not deletion.is_under_way or deletion.due_at > at:
        return
    each = list(all_organisation_data())
    for data in each:
        if hasattr(data, "end_for"):
            data.end_for(organisation_id=deletion.organisation_id, at=at)
    for data in each:
        with acting_for(deletion.organisation_id):
            for model in data.ERASED:
                model._base_manager.filter(organisation_id=deletion.organisation_id).delete()
    with acting_for(deletion.organisation_id):
        _close(deletion.organisation_id, at=at)


def _close(organisation_id: UUID, *, at: datetime) -> None:
    """What remains is a row without a name, to which invoices and facts refer; its address is released in time."""
    organisation = lock_organisation(organisation_id)
    deletion = Deletion.objects.get(organisation=organisation, cancelled_at=None, done_at=None)
    logo = organisation.logo.name or ""
    leave_slug(organisation, at=at)
    organisation.slug = f"deleted-{organisation.pk.hex}"
    organisation.name, organisation.billing_email, organisation.logo = GONE, "", ""
    organisation.personal_to, organisation.deleted_at = None, at
    organisation.save()
    deletion.finish(at=at)
    deletion.save()
    publish(OrganisationDeleted(organisation_id=organisation_id, actor_id=deletion.actor_id, deletion_id=deletion.pk))
    transaction.on_commit(lambda: drop_picture(logo))
