"""Changing organisations."""

from uuid import UUID
from zoneinfo import available_timezones

from django.db import transaction

from orchestrator.events.operations import publish
from orchestrator.kit.errors import Invalid
from orchestrator.organisations.events import OrganisationChanged
from orchestrator.organisations.models import Organisation


class UnknownTimeZone(Invalid):
    """Not a name of the IANA time zone database."""

    code = "unknown_time_zone"


@transaction.atomic
def change_organisation(
    *, organisation_id: UUID, actor_id: UUID | None, name: str | None = None, time_zone: str | None = None
) -> Organisation:
    """Change the name, the time zone, or both. A change to what is there already records nothing.

    Raises:
        UnknownTimeZone
        Organisation.DoesNotExist: the caller does not act for it.
    """
    if time_zone is not None and time_zone not in available_timezones():
        raise UnknownTimeZone("There is no such time zone. Use a name such as Asia/Singapore.")
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation_id)
    wanted = {"name": name, "time_zone": time_zone}
    changed = {
        field: value for field, value in wanted.items() if value is not None and value != getattr(organisation, field)
    }
    if not changed:
        return organisation
    for field, value in changed.items():
        setattr(organisation, field, value)
    organisation.save(update_fields=list(changed))
    publish(OrganisationChanged(organisation_id=organisation_id, actor_id=actor_id, fields=tuple(sorted(changed))))
    return organisation
