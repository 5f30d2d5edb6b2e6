"""The picture by which an organisation is known."""

from functools import partial
from uuid import UUID

from django.db import transaction

from orchestrator.events.operations import publish
from orchestrator.kit.pictures import clean_picture, drop_picture, keep_picture
from orchestrator.organisations.events import OrganisationChanged
from orchestrator.organisations.models import Organisation
from orchestrator.organisations.operations.locking import lock_organisation
from orchestrator.organisations.policy import LOGO_SIDE
from orchestrator.tenancy.acting import acting_for


def set_logo(*, organisation_id: UUID, actor_id: UUID | None, picture: bytes) -> Organisation:
    """Make *picture* (the bytes of a file) the organisation's logo; the old one is removed.

    Takes no transaction of the caller's: reading a picture takes its time.

    Raises:
        NotAPicture, PictureTooLarge
    """
    name = keep_picture(clean_picture(picture, side=LOGO_SIDE), folder="logos")
    try:
        return _replace(organisation_id, actor_id, name)
    except BaseException:
        drop_picture(name)
        raise


def remove_logo(*, organisation_id: UUID, actor_id: UUID | None) -> Organisation:
    """Take the logo away. Safe to repeat."""
    return _replace(organisation_id, actor_id, "")


def _replace(organisation_id: UUID, actor_id: UUID | None, name: str) -> Organisation:
    with acting_for(organisation_id):
        organisation = lock_organisation(organisation_id)
        before = organisation.logo.name or ""
        if before == name:
            return organisation
        organisation.logo = name
        organisation.save(update_fields=["logo"])
        publish(OrganisationChanged(organisation_id=organisation_id, actor_id=actor_id, fields=("logo",)))
        transaction.on_commit(partial(drop_picture, before))
        return organisation
